package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus finds every part, may ask it, and each of its alerts says what to do. */
class MonitoringTest {
  private final Manifests monitored = Rendered.of("monitoring");

  @Test
  void nothingOfItIsThereUnlessItIsWanted() {
    assertThat(Rendered.defaults().ids()).noneMatch(id -> id.matches("(PodMonitor|Prom).*"));
    assertThat(Rendered.defaults().has("ConfigMap", "tureen-dashboard")).isFalse();
    assertThat(kafka(Rendered.defaults()).has("metricsConfig")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitoring", "monitoring without operators"})
  void everyPodThatAnswersRequestsIsAskedAtAPortThatItHas(String values) {
    Manifests manifests = Rendered.of(values);

    for (PodTemplate template : PodTemplate.of(manifests)) {
      List<String> ports =
          template.spec().path("containers").findValues("ports").stream()
              .flatMap(JsonNode::valueStream)
              .map(port -> port.path("name").asText())
              .toList();
      if (ports.contains("http") || ports.contains("health")) {
        JsonNode monitor = manifests.the("PodMonitor", "tureen-" + template.component());
        assertThat(Selectors.matches(monitor.at("/spec/selector"), template.labels()))
            .as("%s", template)
            .isTrue();
        assertThat(endpoints(monitor))
            .isNotEmpty()
            .allSatisfy(
                endpoint -> assertThat(ports).contains(endpoint.path("port").asText()));
      }
    }
  }

  @Test
  void prometheusIsLetInWhereItAsks() {
    assertThat(monitored.of("PodMonitor"))
        .hasSize(9)
        .allSatisfy(
            monitor -> {
              JsonNode policy = monitored.the("NetworkPolicy", Manifests.name(monitor));
              assertThat(policy.at("/spec/ingress"))
                  .anySatisfy(
                      rule ->
                          assertThat(rule.path("from").toString())
                              .contains("\"kubernetes.io/metadata.name\":\"monitoring\""));
            });
    assertThat(Rendered.defaults().the("NetworkPolicy", "tureen-menu-events").toString())
        .doesNotContain("\"monitoring\"");
  }

  @Test
  void kafkaTellsItsMetricsToo() {
    assertThat(kafka(monitored).at("/metricsConfig/type").asText())
        .isEqualTo("strimziMetricsReporter");
  }

  private static JsonNode kafka(Manifests manifests) {
    return manifests.the("Kafka", "tureen-kafka").at("/spec/kafka");
  }

  @Test
  void theLabelsByWhichTheyAreFoundAreThere() {
    assertThat(Stream.of("PodMonitor", "PrometheusRule").flatMap(monitored::of))
        .isNotEmpty()
        .allMatch(object -> object.at("/metadata/labels/release").asText().equals("prometheus"));
    assertThat(
            monitored
                .the("ConfigMap", "tureen-dashboard")
                .at("/metadata/labels/grafana_dashboard")
                .asText())
        .isEqualTo("1");
  }

  @Test
  void everyAlertHasItsHeadingInTheGuideAndALinkToIt() {
    String guide = Home.read(Home.chart().resolve("../../docs/monitoring.md"));

    assertThat(alerts())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alert -> {
              String name = alert.path("alert").asText();
              assertThat(guide.lines()).contains("### " + name);
              assertThat(alert.at("/annotations/runbook_url").asText())
                  .isEqualTo(
                      "https://example.com/monitoring.md#" + name.toLowerCase(Locale.ROOT));
              assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
              assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
            });
    assertThat(guide.lines().filter(line -> line.startsWith("### Tureen")))
        .as("headings without an alert")
        .allMatch(
            line -> alerts().stream().anyMatch(it -> line.endsWith(it.path("alert").asText())));
  }

  @Test
  void theAlertsAreThoseOfTheReleaseAndOfEachStream() {
    assertThat(alerts())
        .extracting(alert -> alert.path("expr").asText())
        .allMatch(expression -> expression.contains("namespace=\"events\""))
        .noneMatch(expression -> expression.matches(".*(NAMESPACE|RELEASE|STREAM|SECONDS).*"))
        .anyMatch(expression -> expression.contains("stream=\"menu-events\""))
        .anyMatch(expression -> expression.contains("stream=\"menu-orders\""))
        .anyMatch(expression -> expression.endsWith("> 60"));
  }

  private List<JsonNode> alerts() {
    return monitored
        .the("PrometheusRule", "tureen-monitoring")
        .at("/spec/groups/0/rules")
        .valueStream()
        .toList();
  }

  @Test
  void theDashboardsPanelsAreApartAndEachAsksSomething() {
    JsonNode dashboard = Yaml.one(monitored.file("tureen-dashboard", "tureen.json"));
    List<JsonNode> panels =
        dashboard
            .path("panels")
            .valueStream()
            .filter(panel -> !panel.path("type").asText().equals("row"))
            .toList();

    assertThat(panels)
        .hasSizeGreaterThan(12)
        .allSatisfy(
            panel ->
                assertThat(panel.path("targets"))
                    .isNotEmpty()
                    .allMatch(
                        it -> it.path("expr").asText().contains("namespace=\"$namespace\"")));
    assertThat(panels.stream().map(panel -> panel.path("gridPos").toString()))
        .doesNotHaveDuplicates();
    assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @Test
  void promtoolTakesTheAlerts() throws Exception {
    Assumptions.assumeTrue(hasPromtool(), "needs Prometheus's promtool on the path");
    Path file = Home.testDirectory().resolve("alerts.json"); // JSON is YAML
    Files.writeString(
        file, monitored.the("PrometheusRule", "tureen-monitoring").path("spec").toString());

    Process check =
        new ProcessBuilder("promtool", "check", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(output).isZero();
  }

  private static boolean hasPromtool() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version").start().waitFor(30, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    }
  }

  private static Iterable<JsonNode> endpoints(JsonNode monitor) {
    return monitor.at("/spec/podMetricsEndpoints");
  }
}
