package io.tureen.metastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetastoreSettingsTest {
  @TempDir Path data;

  @Test
  void theDirectoryAndTheWarehouseMustBeSaid() {
    MetastoreSettings settings =
        MetastoreSettings.from(
            Environment.of(
                Map.of(
                    "TUREEN_METASTORE_DATA",
                    data.toString(),
                    "TUREEN_WAREHOUSE",
                    "file:///warehouse")));

    assertThat(settings)
        .isEqualTo(
            new MetastoreSettings(
                "127.0.0.1", 9083, new Derby(data), URI.create("file:///warehouse")));
  }

  @Test
  void aDatabaseElsewhereNeedsNoDirectory() {
    assertThat(MetastoreSettings.from(postgreSql("jdbc:postgresql://database:5432/tureen")))
        .extracting(MetastoreSettings::database)
        .isEqualTo(
            new PostgreSql(
                "jdbc:postgresql://database:5432/tureen", "tureen", Path.of("/etc/password")));
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () ->
                MetastoreSettings.from(
                    postgreSql("jdbc:postgresql://database/tureen?password=secret")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_METASTORE_DATABASE_PASSWORD_FILE")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anotherDatabaseThanPostgreSqlIsRefused() {
    assertThatThrownBy(() -> MetastoreSettings.from(postgreSql("jdbc:mysql://database/tureen")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_METASTORE_DATABASE_URL")
        .hasMessageContaining("'jdbc:mysql://database/tureen'");
  }

  private static Environment postgreSql(String url) {
    return Environment.of(
        Map.of(
            "TUREEN_METASTORE_DATABASE_URL", url,
            "TUREEN_METASTORE_DATABASE_USER", "tureen",
            "TUREEN_METASTORE_DATABASE_PASSWORD_FILE", "/etc/password",
            "TUREEN_WAREHOUSE", "file:///warehouse"));
  }

  @Test
  void aWarehouseIsAUriNotAPath() {
    Environment environment =
        Environment.of(
            Map.of("TUREEN_METASTORE_DATA", data.toString(), "TUREEN_WAREHOUSE", "/warehouse"));

    assertThatThrownBy(() -> MetastoreSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_WAREHOUSE")
        .hasMessageContaining("'/warehouse'");
  }
}
