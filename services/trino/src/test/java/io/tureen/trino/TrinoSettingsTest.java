package io.tureen.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import io.tureen.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrinoSettingsTest {
  private static final TrinoFiles OWN =
      new TrinoFiles(
          List.of(
              Path.of("src/main/etc/config.properties"),
              Path.of("src/main/etc/catalog/hive.properties")));

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "TUREEN_TRINO_HOST", "127.0.0.1",
              "TUREEN_TRINO_PORT", Integer.toString(FreePort.find()),
              "TUREEN_METASTORE_URI", "thrift://127.0.0.1:9083"));

  @Test
  void areThoseThatTrinosOwnFilesName() throws IOException {
    assertThat(OWN.variables()).isEqualTo(variables.keySet());
    assertThatCode(() -> check(OWN.variables())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TUREEN_TRINO_HOST", "TUREEN_TRINO_PORT", "TUREEN_METASTORE_URI"})
  void eachMustBeSetBecauseTrinosOwnFilesNameIt(String name) {
    variables.remove(name);

    assertThatThrownBy(() -> check(OWN.variables()))
        .isInstanceOfSatisfying(
            StartException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(StartProblem.SETTING_MISSING))
        .hasMessageContaining(name);
  }

  @Test
  void oneThatAnotherFileNamesMustBeSetToo(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("config.properties"),
            """
            #commented=${ENV:COMMENTED}
            internal-communication.shared-secret=${ENV:TUREEN_TRINO_SHARED_SECRET}
            """);

    Set<String> named = new TrinoFiles(List.of(file)).variables();

    assertThat(named).containsExactly("TUREEN_TRINO_SHARED_SECRET");
    assertThatThrownBy(() -> check(named)).hasMessageContaining("TUREEN_TRINO_SHARED_SECRET");
  }

  private void check(Set<String> named) {
    TrinoSettings.check(Environment.of(variables), named);
  }
}
