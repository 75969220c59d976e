package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever selects pods meets exactly those that it means, with the labels that they have on a
 * cluster: the operators add to those of the chart's templates, and replace them.
 */
class SelectorsMeetTheirPodsTest {
  private static final Map<String, String> SELECTORS =
      Map.of(
          "NetworkPolicy", "/spec/podSelector",
          "PodMonitor", "/spec/selector",
          "PodDisruptionBudget", "/spec/selector",
          "Deployment", "/spec/selector",
          "StatefulSet", "/spec/selector");

  private static final String BROKERS = "kafka: tureen-kafka-kafka";
  private static final String ENTITY_OPERATOR = "kafka: tureen-kafka-entity-operator";

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void anObjectSelectsThePodsOfItsComponent(String values) {
    Manifests manifests = Rendered.of(values);
    Map<String, Set<JsonNode>> pods = pods(manifests);

    SELECTORS.forEach(
        (kind, selector) ->
            manifests
                .of(kind)
                .forEach(
                    object ->
                        assertThat(selected(object.at(selector), pods))
                            .as("pods of %s", Manifests.id(object))
                            .isEqualTo(meant(object, pods.keySet()))));
    manifests
        .of("Service")
        .forEach(
            service ->
                assertThat(
                        pods.keySet().stream()
                            .filter(
                                name ->
                                    pods.get(name).stream()
                                        .anyMatch(
                                            labels ->
                                                Selectors.selects(
                                                    service.at("/spec/selector"), labels))))
                    .as("pods of %s", Manifests.id(service))
                    .containsExactly(Chart.component(service)));
  }

  @ParameterizedTest
  @MethodSource("io.tureen.chart.Combinations#names")
  void aPeerOfAPolicyIsEachComponentThatItNames(String values) {
    Manifests manifests = Rendered.of(values);
    Map<String, Set<JsonNode>> pods = pods(manifests);

    Stream.concat(
            manifests
                .of("NetworkPolicy")
                .flatMap(policy -> policy.path("spec").findValues("podSelector").stream()),
            manifests.of("Kafka").flatMap(kafka -> kafka.findValues("podSelector").stream()))
        .filter(selector -> selector.has("matchExpressions"))
        .forEach(
            selector -> {
              Set<String> named =
                  selector
                      .at("/matchExpressions/0/values")
                      .valueStream()
                      .map(JsonNode::asText)
                      .filter(pods::containsKey)
                      .collect(Collectors.toSet());
              assertThat(selected(selector, pods)).as("%s", selector).isEqualTo(named);
            });
  }

  @Test
  void theSparkOperatorGivesItsLabelsToBothPodsOfAStreamAndEachIsStillWhatItIs() {
    Map<String, Set<JsonNode>> pods = pods(Rendered.defaults());

    assertThat(pods.get("menu-events-executor"))
        .singleElement()
        .satisfies(
            labels -> {
              assertThat(labels.path("app.kubernetes.io/component").asText())
                  .isEqualTo("menu-events-executor");
              assertThat(labels.path("sparkoperator.k8s.io/app-name").asText())
                  .isEqualTo("tureen-menu-events");
            });
  }

  @Test
  void theVersionOfTheChartIsNoLabelOfWhatAnOperatorMakesPodsFrom() {
    assertThat(
            Stream.of("Kafka", "KafkaNodePool", "SparkApplication")
                .flatMap(Rendered.defaults()::of))
        .hasSize(4)
        .noneMatch(object -> object.at("/metadata/labels").has("helm.sh/chart"));
  }

  /** The labels of all pods, by their component. */
  private static Map<String, Set<JsonNode>> pods(Manifests manifests) {
    Map<String, Set<JsonNode>> pods = new HashMap<>();
    PodTemplate.of(manifests)
        .forEach(
            template ->
                pods.computeIfAbsent(template.component(), _ -> new HashSet<>())
                    .add(template.labels()));
    Operators.kafkaLabels(manifests)
        .forEach(
            labels ->
                pods.computeIfAbsent(
                        "kafka: " + labels.path(Operators.STRIMZI_NAME).asText(),
                        _ -> new HashSet<>())
                    .add(labels));
    return pods;
  }

  private static Set<String> selected(JsonNode selector, Map<String, Set<JsonNode>> pods) {
    return pods.entrySet().stream()
        .filter(
            pod -> pod.getValue().stream().anyMatch(labels -> Selectors.matches(selector, labels)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The pods that an object is for, by its name. */
  private static Set<String> meant(JsonNode object, Set<String> pods) {
    return switch (Chart.component(object)) {
      case "" ->
          pods.stream().filter(pod -> !pod.startsWith("kafka: ")).collect(Collectors.toSet());
      case "kafka" ->
          Manifests.kind(object).equals("PodMonitor")
              ? Set.of(BROKERS)
              : Set.of(BROKERS, ENTITY_OPERATOR);
      case String component -> Set.of(component);
    };
  }
}
