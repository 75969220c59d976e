package io.tureen.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiSettingsTest {

  @Test
  void withoutAnySettingItListensOnThisMachineOnly() {
    ApiSettings settings = ApiSettings.from(Environment.of(Map.of()));

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.simulatorEnabled()).isFalse();
    assertThat(settings.limits().requestBytes()).isEqualTo(1_048_576);
    assertThat(settings.limits().requestEvents()).isEqualTo(10_000);
    assertThat(settings.limits().answerTimeout()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aFlagIsTrueOrFalse() {
    Environment environment = Environment.of(Map.of("TUREEN_SIMULATOR_ENABLED", "yes"));

    assertThatThrownBy(() -> ApiSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_SIMULATOR_ENABLED")
        .hasMessageContaining("'yes'");
  }

  @Test
  void anEventIsGivenUpWithinATenthOfTheTimeForWhichTheStreamsKnowIt() {
    Map<String, String> shortWindow = Map.of("TUREEN_DEDUPLICATION_WINDOW", "PT49M");

    assertThatThrownBy(() -> ApiSettings.from(Environment.of(shortWindow)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_API_DELIVERY_TIMEOUT in the environment is 'PT5M'")
        .hasMessageContaining("TUREEN_DEDUPLICATION_WINDOW, which is 'PT49M'");
    assertThat(
            ApiSettings.from(Environment.of(Map.of("TUREEN_API_DELIVERY_TIMEOUT", "PT6M")))
                .limits()
                .deliveryTimeout())
        .isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void aFileMustBeThere() {
    Environment environment = Environment.of(Map.of("TUREEN_KAFKA_PROPERTIES_FILE", "/no/such"));

    assertThatThrownBy(() -> ApiSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_KAFKA_PROPERTIES_FILE")
        .hasMessageContaining("/no/such");
  }

  @Test
  void propertiesOfKafkasClientsComeFromAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("client.properties"), "security.protocol=SSL");
    Environment environment =
        Environment.of(Map.of("TUREEN_KAFKA_PROPERTIES_FILE", file.toString()));

    assertThat(ApiSettings.from(environment).kafka())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("bootstrap.servers", "127.0.0.1:9092");
  }
}
