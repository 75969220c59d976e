package io.tureen.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSettingsTest {
  @TempDir Path data;

  @Test
  void onlyTheDirectoryMustBeSaid() {
    KafkaSettings settings =
        KafkaSettings.from(Environment.of(Map.of("TUREEN_KAFKA_DATA", data.toString())));

    assertThat(settings)
        .isEqualTo(
            new KafkaSettings(
                9092,
                9093,
                OptionalInt.empty(),
                data,
                "menu_app_events",
                2,
                Duration.ofDays(7),
                Optional.empty()));
  }

  @Test
  void everyListenerIsOnTheLoopbackAddress() throws IOException {
    KafkaSettings settings =
        KafkaSettings.from(Environment.of(Map.of("TUREEN_KAFKA_DATA", data.toString())));

    assertThat(BrokerProperties.of(settings).getProperty("listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
  }

  @Test
  void thePropertiesOfTheFileWin() throws IOException {
    Path file =
        Files.writeString(data.resolve("broker.properties"), "num.io.threads=7\ncustom=yes\n");
    KafkaSettings settings =
        KafkaSettings.from(
            Environment.of(
                Map.of(
                    "TUREEN_KAFKA_DATA",
                    data.toString(),
                    "TUREEN_KAFKA_BROKER_PROPERTIES_FILE",
                    file.toString())));

    assertThat(BrokerProperties.of(settings))
        .containsEntry("num.io.threads", "7")
        .containsEntry("custom", "yes")
        .containsEntry("node.id", "1");
  }

  @Test
  void aNameThatNoTopicCanHaveIsRefused() {
    Environment environment =
        Environment.of(
            Map.of("TUREEN_KAFKA_DATA", data.toString(), "TUREEN_KAFKA_TOPIC", "menu events"));

    assertThatThrownBy(() -> KafkaSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_KAFKA_TOPIC")
        .hasMessageContaining("'menu events'");
  }

  @Test
  void itsMetricsAreOnTheLoopbackAddressAndNowhereWithoutAPort() throws IOException {
    Map<String, String> without = Map.of("TUREEN_KAFKA_DATA", data.toString());
    Map<String, String> with =
        Map.of("TUREEN_KAFKA_DATA", data.toString(), "TUREEN_KAFKA_METRICS_PORT", "9404");

    assertThat(BrokerProperties.of(KafkaSettings.from(Environment.of(without))))
        .doesNotContainKey("metric.reporters");
    assertThat(BrokerProperties.of(KafkaSettings.from(Environment.of(with))))
        .containsEntry("prometheus.metrics.reporter.listener", "http://127.0.0.1:9404");
  }

  @Test
  void theMetricsNeedAPortOfTheirOwn() {
    Environment environment =
        Environment.of(
            Map.of("TUREEN_KAFKA_DATA", data.toString(), "TUREEN_KAFKA_METRICS_PORT", "9093"));

    assertThatThrownBy(() -> KafkaSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_KAFKA_METRICS_PORT")
        .hasMessageContaining("TUREEN_KAFKA_CONTROLLER_PORT");
  }

  @Test
  void oneSocketCannotBeBothListeners() {
    Environment environment =
        Environment.of(
            Map.of("TUREEN_KAFKA_DATA", data.toString(), "TUREEN_KAFKA_CONTROLLER_PORT", "9092"));

    assertThatThrownBy(() -> KafkaSettings.from(environment))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("TUREEN_KAFKA_CONTROLLER_PORT")
        .hasMessageContaining("TUREEN_KAFKA_PORT");
  }
}
