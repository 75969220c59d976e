package io.tureen.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrinoSettingsTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "TUREEN_TRINO_HOST", "127.0.0.1",
              "TUREEN_TRINO_PORT", "8081",
              "TUREEN_METASTORE_URI", "thrift://127.0.0.1:9083"));

  @Test
  void areReadFromTheEnvironment() {
    assertThat(TrinoSettings.from(Environment.of(variables)))
        .isEqualTo(new TrinoSettings("127.0.0.1", 8081, URI.create("thrift://127.0.0.1:9083")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TUREEN_TRINO_HOST", "TUREEN_TRINO_PORT", "TUREEN_METASTORE_URI"})
  void eachMustBeSetBecauseTrinosOwnFilesNameIt(String name) {
    variables.remove(name);

    assertThatThrownBy(() -> TrinoSettings.from(Environment.of(variables)))
        .isInstanceOfSatisfying(
            StartException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(StartProblem.SETTING_MISSING))
        .hasMessageContaining(name);
  }
}
