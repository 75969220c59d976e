package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the dashboard and the alerts ask for is what the parts tell. */
@Order(2)
@ExtendWith(RunningSystem.Extension.class)
class MetricsIT {
  private static final Path FILES = Tureen.home().resolve("helm/tureen/files");

  /** The kubelet and Prometheus itself tell these; neither is here. */
  private static final Pattern OF_OTHERS = Pattern.compile("kubelet_.*|up");

  /** A name that is followed by the labels of a selector. */
  private static final Pattern METRIC = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{");

  @Test
  void everyMetricOfTheDashboardAndTheAlertsIsTold(RunningSystem system) {
    system.load("--plan", "each");

    await("metrics of all parts")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(told()).containsAll(wanted()));
  }

  @Test
  void aStreamTellsHowFarItIs(RunningSystem system) {
    system.load("--plan", "each");

    await("the stream's numbers")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(get(RunningSystem.port(8082), "/prometheus"))
                    .contains("tureen_stream_lag_records{stream=\"menu-events\"} 0.0")
                    .contains("tureen_stream_lag_seconds{stream=\"menu-events\"} 0.0")
                    .containsPattern(
                        "tureen_stream_rows_total\\{stream=\"menu-events\"} [1-9][0-9.]*")
                    .containsPattern(
                        "tureen_executor_tasks_total\\{executor=\"driver\",outcome=\"completed\",stream=\"menu-events\"} [1-9]"));
  }

  @Test
  void theBrokerTellsWhatItTookAndTheMetastoreHowItsJvmIs(RunningSystem system) {
    system.load("--plan", "each");

    assertThat(get(RunningSystem.port(9404), "/metrics"))
        .contains("kafka_server_replicamanager_underreplicatedpartitions 0.0")
        .containsPattern(
            "kafka_server_brokertopicmetrics_messagesinpersec_total\\{topic=\"menu_app_events\"} [1-9]");
    assertThat(names(get(RunningSystem.port(9084), "/prometheus")))
        .contains("jvm_memory_used_bytes", "jvm_gc_live_data_size_bytes");
    assertThat(get(RunningSystem.port(9084), "/health/readiness")).contains("\"UP\"");
  }

  private static Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    String alerts = read(FILES.resolve("alerts.yaml"));
    JsonNode dashboard = RunningSystem.json(read(FILES.resolve("dashboard.json")));
    String expressions =
        alerts + String.join("\n", dashboard.path("panels").findValuesAsText("expr"));
    Matcher names = METRIC.matcher(expressions);
    while (names.find()) {
      if (!OF_OTHERS.matcher(names.group(1)).matches()) {
        wanted.add(names.group(1));
      }
    }
    assertThat(wanted).hasSizeGreaterThan(20);
    return wanted;
  }

  private static Set<String> told() {
    Set<String> told = new TreeSet<>();
    told.addAll(names(get(RunningSystem.port(8080), "/prometheus")));
    told.addAll(names(get(RunningSystem.port(8082), "/prometheus")));
    told.addAll(names(get(RunningSystem.port(8079), "/prometheus")));
    told.addAll(names(get(RunningSystem.port(8081), "/metrics")));
    told.addAll(names(get(RunningSystem.port(9404), "/metrics")));
    return told;
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
    return names;
  }

  private static String get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-Trino-User", "prometheus")
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
