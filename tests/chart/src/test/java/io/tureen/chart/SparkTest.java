package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A stream is the same, whether the Spark operator runs it or not. */
class SparkTest {
  private static final Set<String> OF_SPARKS_OWN_MAKING =
      Set.of("POD_NAME", "SPARK_DRIVER_BIND_ADDRESS");
  private static final Manifests OPERATOR = Rendered.defaults();
  private static final Manifests NO_OPERATOR = Chart.render("spark: {operator: {enabled: false}}");

  @Test
  void thereIsAStreamForEachOfTheCatalogue() {
    assertThat(OPERATOR.of("SparkApplication").map(Manifests::name))
        .containsExactly("tureen-menu-events", "tureen-menu-orders");
    assertThat(Rendered.of("a catalogue").of("SparkApplication").map(Manifests::name))
        .containsExactly("tureen-loans", "tureen-returns", "tureen-visits");
    assertThat(NO_OPERATOR.of("SparkApplication")).isEmpty();
    assertThat(NO_OPERATOR.ids())
        .contains("Deployment tureen-menu-events", "Deployment tureen-menu-orders");
  }

  @Test
  void aStreamIsStartedAgainForEver() {
    JsonNode spec = OPERATOR.the("SparkApplication", "tureen-menu-events").path("spec");

    assertThat(spec.path("restartPolicy"))
        .hasToString(
            "{\"type\":\"Always\",\"onFailureRetryInterval\":5,\"onSubmissionFailureRetryInterval\":10}");
    assertThat(spec.path("mode").asText()).isEqualTo("cluster");
  }

  @Test
  void aDriverHasTheSamePodInBothForms() {
    JsonNode operated = OPERATOR.the("SparkApplication", "tureen-menu-events");
    JsonNode deployed = NO_OPERATOR.the("Deployment", "tureen-menu-events");
    JsonNode driver = operated.at("/spec/driver/template").deepCopy();
    JsonNode pod = withoutSparksOwn(deployed.at("/spec/template").deepCopy());

    // The operator passes these on to Spark, which sets them itself.
    JsonNode container = deployed.at("/spec/template/spec/containers/0");
    assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("768Mi");
    assertThat(operated.at("/spec/driver/memory").asText()).isEqualTo("512m");
    assertThat(operated.at("/spec/driver/memoryOverhead").asText()).isEqualTo("256m");
    assertThat(operated.at("/spec/driver/coreRequest").asText())
        .isEqualTo(container.at("/resources/requests/cpu").asText());
    assertThat(withoutChecksum(pod)).isEqualTo(withoutChecksum(driver));
  }

  private static JsonNode withoutChecksum(JsonNode template) {
    ((ObjectNode) template.path("metadata")).remove("annotations");
    return template;
  }

  private static JsonNode withoutSparksOwn(JsonNode template) {
    ObjectNode container = (ObjectNode) template.at("/spec/containers/0");
    container.remove(List.of("args", "resources"));
    remove(container.path("env"), OF_SPARKS_OWN_MAKING);
    remove(container.path("volumeMounts"), Set.of("conf"));
    remove(template.at("/spec/volumes"), Set.of("conf"));
    return template;
  }

  private static void remove(JsonNode list, Set<String> names) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (names.contains(list.path(i).path("name").asText())) {
        ((ArrayNode) list).remove(i);
      }
    }
  }

  @Test
  void anExecutorHasTheSamePodInBothForms() {
    JsonNode operated =
        OPERATOR.the("SparkApplication", "tureen-menu-orders").at("/spec/executor/template");
    ObjectNode file =
        (ObjectNode) Yaml.one(NO_OPERATOR.file("tureen-menu-orders", "executor.yaml"));

    assertThat(file.remove("kind").asText()).isEqualTo("Pod");
    assertThat(file.remove("apiVersion").asText()).isEqualTo("v1");
    assertThat(withoutChecksum(file)).isEqualTo(withoutChecksum(operated.deepCopy()));
  }

  @Test
  void sparkHasTheSameSettingsInBothForms() {
    JsonNode spec = OPERATOR.the("SparkApplication", "tureen-menu-events").path("spec");
    Properties properties = properties(NO_OPERATOR, "tureen-menu-events");

    spec.path("sparkConf")
        .properties()
        .forEach(
            setting ->
                assertThat(properties)
                    .containsEntry(setting.getKey(), setting.getValue().asText()));
    assertThat(properties)
        .containsEntry("spark.executor.memory", spec.at("/executor/memory").asText())
        .containsEntry(
            "spark.executor.memoryOverhead", spec.at("/executor/memoryOverhead").asText())
        .containsEntry("spark.executor.instances", spec.at("/executor/instances").asText())
        .containsEntry(
            "spark.kubernetes.executor.request.cores", spec.at("/executor/coreRequest").asText())
        .containsEntry(
            "spark.kubernetes.executor.limit.cores", spec.at("/executor/coreLimit").asText())
        .containsEntry("spark.kubernetes.container.image", spec.path("image").asText())
        .containsEntry("spark.kubernetes.namespace", Chart.NAMESPACE);
  }

  @Test
  void settingsOfAPersonWin() {
    Manifests manifests =
        Chart.render(
            "spark: {operator: {enabled: false}, conf: {spark.driver.port: '9000', spark.app.name: mine}}");

    assertThat(properties(manifests, "tureen-menu-events"))
        .containsEntry("spark.driver.port", "9000")
        .containsEntry("spark.app.name", "mine");
  }

  @Test
  void noLabelIsOneOfSparksOwn() {
    for (Manifests manifests : List.of(OPERATOR, NO_OPERATOR)) {
      assertThat(PodTemplate.of(manifests))
          .allSatisfy(
              template ->
                  assertThat(template.json().at("/metadata/labels").fieldNames())
                      .toIterable()
                      .noneMatch(label -> label.startsWith("spark-")));
    }
  }

  @Test
  void theSelectorOfADriverLeavesItsExecutorsAlone() {
    JsonNode selector =
        NO_OPERATOR.the("Deployment", "tureen-menu-events").at("/spec/selector/matchLabels");

    assertThat(PodTemplate.of(NO_OPERATOR))
        .filteredOn(template -> Selectors.selects(selector, template.labels()))
        .singleElement()
        .hasToString("Deployment tureen-menu-events, pods menu-events");
  }

  private static Properties properties(Manifests manifests, String configMap) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(manifests.file(configMap, "spark.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
