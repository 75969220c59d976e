package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus finds every part and may ask it. */
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
            .allSatisfy(endpoint -> assertThat(ports).contains(endpoint.path("port").asText()));
      }
    }
  }

  @Test
  void prometheusIsLetInWhereItAsks() {
    assertThat(monitored.of("PodMonitor"))
        .hasSize(10)
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

  @Test
  void brokersThatHaveNoReporterOfMetricsAreLeftAloneAndTheRestIsMonitored() {
    Manifests manifests = Rendered.of("monitoring without Kafka");

    assertThat(kafka(manifests).has("metricsConfig")).isFalse();
    assertThat(manifests.has("PodMonitor", "tureen-kafka")).isFalse();
    assertThat(manifests.the("NetworkPolicy", "tureen-kafka").findValuesAsText("port"))
        .doesNotContain("9404");
    assertThat(manifests.has("PodMonitor", "tureen-api")).isTrue();
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
                    .allMatch(it -> it.path("expr").asText().contains("namespace=\"$namespace\"")));
    assertThat(panels.stream().map(panel -> panel.path("gridPos").toString()))
        .doesNotHaveDuplicates();
    assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @Test
  void theBrokersTellWhatTheDashboardAndTheAlertsAskThemFor() {
    Set<String> asked = new TreeSet<>();
    Matcher names =
        Pattern.compile("kafka_[a-z_]+(?=[{])")
            .matcher(Home.readChart("files/alerts.yaml") + Home.readChart("files/dashboard.json"));
    while (names.find()) {
      asked.add(names.group());
    }
    List<String> allowed =
        kafka(monitored)
            .at("/metricsConfig/values/allowList")
            .valueStream()
            .map(JsonNode::asText)
            .toList();

    assertThat(asked)
        .hasSizeGreaterThan(2)
        .allSatisfy(name -> assertThat(allowed).anyMatch(pattern -> name.matches(pattern)));
  }

  @Test
  void prometheusTakesTheGuidesConfigurationForOneMachine(@TempDir Path directory)
      throws Exception {
    Promtool.require();
    String guide = Home.read(Home.chart().resolve("../../docs/monitoring.md"));
    Matcher block =
        Pattern.compile("```yaml\\n(# prometheus.yml\\n.*?)```", Pattern.DOTALL).matcher(guide);
    assertThat(block.find()).isTrue();
    Files.writeString(directory.resolve("prometheus.yml"), block.group(1));

    Promtool.run(directory, "check", "config", "prometheus.yml");
  }

  private static Iterable<JsonNode> endpoints(JsonNode monitor) {
    return monitor.at("/spec/podMetricsEndpoints");
  }
}
