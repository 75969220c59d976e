package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a Prometheus that follows the chart's PodMonitors would find what it looks for. */
@Order(2)
@ExtendWith(RunningRelease.Extension.class)
class MonitoringIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TOLD_TIME = Duration.ofMinutes(1);

  /** As Prometheus sends the chart's Secret: a name, and an empty password. */
  private static final String BASIC_AUTH =
      "Basic " + Base64.getEncoder().encodeToString("prometheus:".getBytes(StandardCharsets.UTF_8));

  @Test
  void everyPodMonitorFindsPodsThatTellTheirMetrics(RunningRelease system) {
    Map<String, JsonNode> monitors = podMonitors(system);

    assertThat(monitors)
        .containsOnlyKeys(
            "tureen-api",
            "tureen-console",
            "tureen-datanode",
            "tureen-menu-events",
            "tureen-menu-orders",
            "tureen-metastore",
            "tureen-namenode",
            "tureen-trino");
    monitors
        .values()
        .forEach(
            monitor ->
                await("the metrics of " + monitor)
                    .atMost(TOLD_TIME)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertTellMetrics(pods(system, monitor), monitor)));
  }

  private static void assertTellMetrics(List<Pod> pods, JsonNode monitor)
      throws IOException, InterruptedException {
    assertThat(pods).isNotEmpty();
    for (JsonNode endpoint : monitor.get("podMetricsEndpoints")) {
      for (Pod pod : pods) {
        assertThat(metrics(pod, endpoint))
            .as("%s of %s", endpoint, pod.getMetadata().getName())
            .containsPattern("(?m)^[a-zA-Z_]+(\\{.*})? [0-9.E]+$");
      }
    }
  }

  @Test
  void aDriverTellsTheMetricsOfItsExecutors(RunningRelease system) {
    JsonNode monitor = podMonitors(system).get("tureen-menu-events");
    await("the executor's metrics")
        .atMost(TOLD_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(
                        metrics(
                            pods(system, monitor).getFirst(),
                            monitor.get("podMetricsEndpoints").get(0)))
                    .containsPattern(
                        "tureen_executor_tasks_total\\{executor=\"\\d+\",outcome=\"completed\",stream=\"menu-events\"} [1-9]"));
  }

  private static Map<String, JsonNode> podMonitors(RunningRelease system) {
    Map<String, JsonNode> monitors = new TreeMap<>();
    Chart.render(
            system.release().name(),
            system.valuesWith(Map.of("monitoring", Map.of("enabled", true))))
        .filter(object -> object.getKind().equals("PodMonitor"))
        .forEach(object -> monitors.put(object.getMetadata().getName(), spec(object)));
    return monitors;
  }

  private static JsonNode spec(HasMetadata object) {
    return JSON.valueToTree(object).get("spec");
  }

  private static List<Pod> pods(RunningRelease system, JsonNode monitor) {
    Map<String, String> labels = new TreeMap<>();
    monitor
        .at("/selector/matchLabels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return Cluster.client()
        .pods()
        .inNamespace(system.release().namespace())
        .withLabels(labels)
        .list()
        .getItems()
        .stream()
        .filter(Release::serves)
        .toList();
  }

  private static String metrics(Pod pod, JsonNode endpoint)
      throws IOException, InterruptedException {
    int port = port(pod, endpoint.get("port").asText());
    try (Forwarded http = new Forwarded(Cluster.client().pods().resource(pod).portForward(port))) {
      HttpRequest.Builder request = http.request(endpoint.get("path").asText());
      if (endpoint.has("basicAuth")) {
        request.header("Authorization", BASIC_AUTH);
      }
      HttpResponse<String> response = http.send(request);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response.body();
    }
  }

  private static int port(Pod pod, String name) {
    return pod.getSpec().getContainers().stream()
        .map(Container::getPorts)
        .flatMap(List::stream)
        .filter(port -> name.equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "%s has no port %s".formatted(pod.getMetadata().getName(), name)));
  }
}
