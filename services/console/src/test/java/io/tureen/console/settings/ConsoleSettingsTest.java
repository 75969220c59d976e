package io.tureen.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {

  @Test
  void onlyTrinoHasToBeNamed() {
    ConsoleSettings settings = read(Map.of("TUREEN_CONSOLE_TRINO", "http://trino:8080"));

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8079);
    assertThat(settings.trino()).hasToString("http://trino:8080");
    assertThat(settings.statusFile()).isEmpty();
  }

  @Test
  void trinoIsAnHttpAddress() {
    for (String wrong :
        new String[] {"jdbc:trino://trino", "trino:8080", "http://me:secret@trino"}) {
      assertThatThrownBy(() -> read(Map.of("TUREEN_CONSOLE_TRINO", wrong)))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("TUREEN_CONSOLE_TRINO")
          .hasMessageContaining("http://127.0.0.1:8081")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void withoutTrinoItDoesNotStart() {
    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_CONSOLE_TRINO is not set");
  }

  private static ConsoleSettings read(Map<String, String> variables) {
    return ConsoleSettings.from(Environment.of(variables));
  }
}
