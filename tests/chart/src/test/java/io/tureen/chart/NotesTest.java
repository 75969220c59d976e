package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is printed after an installation names what is there. */
class NotesTest {

  @Test
  void anIngressThatTheNetworkPolicyShutsIsSaidToReachNothing() {
    String ingress = "api: {ingress: {enabled: true, host: events.example.com}}\n";

    assertThat(Chart.notes(ingress)).contains("set networkPolicy.apiFrom");
    assertThat(Chart.notes(ingress + "networkPolicy: {apiFrom: [{namespaceSelector: {}}]}"))
        .doesNotContain("networkPolicy.apiFrom");
  }

  @Test
  void theCommandsNameObjectsThatAreThere() {
    String notes = Chart.notes("{}");
    Manifests manifests = Rendered.defaults();

    assertThat(notes).contains("--namespace " + Chart.NAMESPACE);
    assertThat(commands(notes, "service/"))
        .isNotEmpty()
        .allMatch(it -> manifests.has("Service", it));
    assertThat(commands(notes, "cronjob/"))
        .isNotEmpty()
        .allMatch(it -> manifests.has("CronJob", it));
    assertThat(notes).contains("get kafka,kafkatopic,kafkauser", "get sparkapplications");
  }

  @Test
  void aNotebookIsSpokenOfWhereThereIsOne() {
    String notes = Chart.notes(Combinations.all().get("a notebook"));

    assertThat(notes)
        .contains("service/tureen-notebook 8888:8888", "{{ .data.token | base64decode }}");
    assertThat(Chart.notes("{}")).doesNotContain("notebook");
  }

  private static List<String> commands(String notes, String kind) {
    return Pattern.compile(kind + "([a-z0-9-]+)")
        .matcher(notes)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void operatorsThatAreNotUsedAreNotSpokenOf() {
    String notes =
        Chart.notes(
            "kafka: {strimzi: {enabled: false}, external: {bootstrapServers: 'kafka:9092'}}\nspark: {operator: {enabled: false}}");

    assertThat(notes).doesNotContain("operator");
  }
}
