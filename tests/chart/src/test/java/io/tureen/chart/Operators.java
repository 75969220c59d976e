package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels that the operators give to the pods that they make. */
final class Operators {
  /** Strimzi's STRIMZI_LABELS_EXCLUSION_PATTERN: what it does not pass on. */
  private static final Predicate<String> KEPT_BY_STRIMZI =
      Pattern.compile("(^app.kubernetes.io/(?!part-of).*|^kustomize.toolkit.fluxcd.io.*)")
          .asMatchPredicate();

  /** A label of Strimzi's, by which the two kinds of its pods are told apart. */
  static final String STRIMZI_NAME = "strimzi.io/name";

  private Operators() {}

  /**
   * Of a driver or an executor that the Spark operator asks Spark for (2.5.2, driverConfOption and
   * executorConfOption in submission.go). Spark puts what it is told over the labels of the
   * template, so each of these replaces what stands before it.
   */
  static JsonNode sparkLabels(JsonNode application, String role) {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    add(labels, application.at("/spec/" + role + "/template/metadata/labels"));
    add(
        labels,
        Map.of(
            "spark-role",
            role,
            "spark-app-name",
            Manifests.name(application),
            "spark-app-selector",
            "spark-0",
            "sparkoperator.k8s.io/app-name",
            Manifests.name(application),
            "sparkoperator.k8s.io/launched-by-spark-operator",
            "true",
            "sparkoperator.k8s.io/submission-id",
            "0"));
    add(labels, application.at("/metadata/labels"));
    add(labels, application.at("/spec/" + role + "/labels"));
    return labels;
  }

  /**
   * Of the brokers and of the entity operator of each Kafka (Strimzi 1.2.0, Labels and KafkaPool).
   */
  static Stream<JsonNode> kafkaLabels(Manifests manifests) {
    return Stream.concat(
        manifests.of("Kafka").map(kafka -> entityOperator(kafka)),
        manifests.of("KafkaNodePool").map(pool -> broker(pool)));
  }

  private static ObjectNode entityOperator(JsonNode kafka) {
    String cluster = Manifests.name(kafka);
    ObjectNode labels = strimzi(kafka, cluster, "entity-operator");
    labels.put(STRIMZI_NAME, cluster + "-entity-operator");
    add(labels, kafka.at("/spec/entityOperator/template/pod/metadata/labels"));
    return labels;
  }

  private static ObjectNode broker(JsonNode pool) {
    String cluster = pool.at("/metadata/labels/strimzi.io~1cluster").asText();
    ObjectNode labels = strimzi(pool, cluster, "kafka");
    labels.put(STRIMZI_NAME, cluster + "-kafka");
    labels.put("strimzi.io/pool-name", Manifests.name(pool));
    labels.put("strimzi.io/broker-role", "true");
    labels.put("strimzi.io/controller-role", "true");
    add(labels, pool.at("/spec/template/pod/metadata/labels"));
    return labels;
  }

  private static ObjectNode strimzi(JsonNode resource, String cluster, String type) {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    resource
        .at("/metadata/labels")
        .properties()
        .forEach(
            label -> {
              if (!KEPT_BY_STRIMZI.test(label.getKey())) {
                labels.set(label.getKey(), label.getValue());
              }
            });
    add(
        labels,
        Map.of(
            "strimzi.io/kind", "Kafka",
            "strimzi.io/cluster", cluster,
            "strimzi.io/component-type", type,
            "app.kubernetes.io/name", type,
            "app.kubernetes.io/instance", cluster,
            "app.kubernetes.io/part-of", "strimzi-" + cluster,
            "app.kubernetes.io/managed-by", "strimzi-cluster-operator"));
    return labels;
  }

  private static void add(ObjectNode labels, JsonNode more) {
    more.properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
  }

  private static void add(ObjectNode labels, Map<String, String> more) {
    more.forEach(labels::put);
  }
}
