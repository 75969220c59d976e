package io.tureen.stream.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSettingsTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "TUREEN_STREAM", "menu-events",
          "TUREEN_WAREHOUSE", "file:///data/warehouse");

  @TempDir Path directory;

  @Test
  void hasDefaults() {
    StreamSettings settings = with(Map.of());

    assertThat(settings.triggerInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
    assertThat(settings.metastore()).isEqualTo(URI.create("thrift://127.0.0.1:9083"));
    assertThat(settings.catalogue().parse().name()).isEqualTo("restaurant");
    assertThat(settings.minutesInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.decisions().made()).isEmpty();
  }

  @Test
  void decisionsAreSeparatedByWhiteSpace() {
    assertThat(with(Map.of(Decisions.SETTING, " a/1/0=2,1=3\n b/2 b/2")).decisions().made())
        .containsExactlyInAnyOrder("a/1/0=2,1=3", "b/2");
  }

  @Test
  void theHelpNamesEverySetting() {
    assertThat(REQUIRED.keySet()).allMatch(StreamSettings.HELP::contains);
    assertThat(StreamSettings.HELP).contains(Decisions.SETTING, StreamSettings.HEALTH_PORT);
  }

  @Test
  void aMissingSettingIsNamedWithAnExample() {
    assertThatThrownBy(() -> StreamSettings.from(Environment.of(Map.of())))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_STREAM=menu-events");
  }

  @Test
  void aWrongIntervalIsNamedWithItsValue() {
    assertThatThrownBy(() -> with(Map.of("TUREEN_TRIGGER_INTERVAL", "1 second")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_TRIGGER_INTERVAL")
        .hasMessageContaining("1 second");
  }

  @Test
  void kafkaGetsThePropertiesOfTheFile() throws Exception {
    Path file =
        Files.writeString(directory.resolve("kafka.properties"), "security.protocol=SASL_SSL\n");

    assertThat(with(Map.of("TUREEN_KAFKA_PROPERTIES_FILE", file.toString())).kafka())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsKey("bootstrap.servers");
  }

  @Test
  void aPropertiesFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> with(Map.of("TUREEN_KAFKA_PROPERTIES_FILE", "/no/such/file")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_KAFKA_PROPERTIES_FILE")
        .hasMessageContaining("/no/such/file");
  }

  private static StreamSettings with(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.putAll(more);
    return StreamSettings.from(Environment.of(environment));
  }
}
