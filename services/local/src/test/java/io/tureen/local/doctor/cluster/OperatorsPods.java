package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.HashMap;
import java.util.Map;

/** Pods as Strimzi 1.2.0 and the Spark operator 2.5.2 make them for a release {@code tureen}. */
final class OperatorsPods {
  private OperatorsPods() {}

  /** Labels of {@code KafkaPool} and {@code KafkaCluster} in Strimzi's cluster operator. */
  static Pod broker(String created, String ready, String readySince) {
    return strimzi("tureen-broker-0", "kafka")
        .editMetadata()
        .withCreationTimestamp(created)
        .addToLabels(
            Map.of(
                "strimzi.io/broker-role", "true",
                "strimzi.io/controller-role", "true",
                "strimzi.io/pool-name", "tureen-broker",
                "strimzi.io/pod-name", "tureen-broker-0"))
        .endMetadata()
        .editStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .withLastTransitionTime(readySince)
        .endCondition()
        .endStatus()
        .build();
  }

  static Pod entityOperator() {
    return strimzi("tureen-kafka-entity-operator-7d9f", "entity-operator").build();
  }

  private static PodBuilder strimzi(String name, String type) {
    return pod(
        name,
        "Running",
        Map.of(
            "app.kubernetes.io/instance", "tureen-kafka",
            "app.kubernetes.io/name", type,
            "app.kubernetes.io/managed-by", "strimzi-cluster-operator",
            "app.kubernetes.io/part-of", "strimzi-tureen-kafka",
            "strimzi.io/cluster", "tureen-kafka",
            "strimzi.io/kind", "Kafka",
            "strimzi.io/component-type", type,
            "strimzi.io/name", "tureen-kafka-" + type));
  }

  /** Driver or executor of menu-events, with the labels of its SparkApplication. */
  static PodBuilder spark(String role, String name, String phase) {
    Map<String, String> labels = new HashMap<>();
    labels.put("app.kubernetes.io/instance", "tureen");
    labels.put("app.kubernetes.io/name", "tureen");
    labels.put("app.kubernetes.io/component", "menu-events");
    labels.put("app.kubernetes.io/managed-by", "Helm");
    labels.put("helm.sh/chart", "tureen-1.0.0");
    labels.put("spark-role", role);
    labels.put("spark-app-selector", "spark-1234");
    labels.put("sparkoperator.k8s.io/app-name", "tureen-menu-events");
    labels.put("sparkoperator.k8s.io/launched-by-spark-operator", "true");
    labels.put("sparkoperator.k8s.io/submission-id", "5678");
    return pod(name, phase, labels);
  }

  /** The pod as the scheduler marks one that no node takes. */
  static Pod unschedulable(Pod pod, String message) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(message)
        .endCondition()
        .endStatus()
        .build();
  }

  private static PodBuilder pod(String name, String phase, Map<String, String> labels) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("shop")
        .withUid(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withPhase(phase)
        .endStatus();
  }
}
