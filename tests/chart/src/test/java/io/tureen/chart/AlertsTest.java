package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert fires when it should, keeps still when it should, and says what to do. */
class AlertsTest {
  private static final String PLAYED = "alerts-test.yaml";

  private final Manifests monitored = Rendered.of("monitoring");

  @Test
  void eachHasItsHeadingInTheGuideAndALinkToIt() {
    String guide = Home.read(Home.chart().resolve("../../docs/monitoring.md"));

    assertThat(alerts())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alert -> {
              String name = alert.path("alert").asText();
              assertThat(guide.lines()).contains("### " + name);
              assertThat(alert.at("/annotations/runbook_url").asText())
                  .isEqualTo("https://example.com/monitoring.md#" + name.toLowerCase(Locale.ROOT));
              assertThat(alert.at("/annotations/summary").asText()).isNotEmpty();
              assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
            });
    assertThat(guide.lines().filter(line -> line.startsWith("### Tureen")))
        .as("headings without an alert")
        .allMatch(line -> names().stream().anyMatch(line::endsWith));
  }

  @Test
  void theyAreThoseOfTheReleaseAndOfEachStream() {
    assertThat(alerts())
        .extracting(alert -> alert.path("expr").asText())
        .allMatch(expression -> expression.contains("namespace=\"events\""))
        .noneMatch(expression -> expression.matches("(?s).*(NAMESPACE|RELEASE|STREAM|SECONDS).*"))
        .anyMatch(expression -> expression.contains("stream=\"menu-events\""))
        .anyMatch(expression -> expression.contains("stream=\"menu-orders\""))
        .anyMatch(expression -> expression.endsWith("> 60"));
  }

  @Test
  void eachIsPlayedOnceWhenItFiresAndOnceWhenItDoesNot() throws IOException {
    List<JsonNode> plays =
        Yaml.one(played()).path("tests").findValues("alert_rule_test").stream()
            .flatMap(JsonNode::valueStream)
            .toList();

    assertThat(namesOf(plays.stream().filter(play -> !play.path("exp_alerts").isEmpty())))
        .isEqualTo(names());
    assertThat(namesOf(plays.stream().filter(play -> play.path("exp_alerts").isEmpty())))
        .isEqualTo(names());
  }

  @Test
  void prometheusTakesThemAndTheyFireAsPlayed(@TempDir Path directory) throws Exception {
    Promtool.require();
    String rules = monitored.the("PrometheusRule", "tureen-monitoring").path("spec").toString();
    Files.writeString(directory.resolve("alerts.json"), rules); // JSON is YAML
    Files.writeString(directory.resolve(PLAYED), played());

    Promtool.run(directory, "check", "rules", "--lint-fatal", "alerts.json");
    Promtool.run(directory, "test", "rules", PLAYED);
  }

  private List<JsonNode> alerts() {
    return monitored
        .the("PrometheusRule", "tureen-monitoring")
        .at("/spec/groups/0/rules")
        .valueStream()
        .toList();
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.add(alert.path("alert").asText()));
    return names;
  }

  private static Set<String> namesOf(Stream<JsonNode> plays) {
    Set<String> names = new TreeSet<>();
    plays.forEach(play -> names.add(play.path("alertname").asText()));
    return names;
  }

  private static String played() throws IOException {
    try (InputStream file = AlertsTest.class.getResourceAsStream("/" + PLAYED)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
