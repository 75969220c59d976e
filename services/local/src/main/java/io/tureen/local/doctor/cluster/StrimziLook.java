package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The operator of Kafka, and what it says of the cluster, the topic and the users. */
record StrimziLook(Release release, List<Pod> pods, Instant now)
    implements Callable<List<Finding>> {
  private static final String BOOTSTRAP_SERVERS = "TUREEN_KAFKA_BOOTSTRAP_SERVERS";

  /** What Strimzi calls the Service of a Kafka, with the port of its listener. */
  private static final String SERVICE = "-kafka-bootstrap:9093";

  private static final Map<String, String> PARTS =
      Map.of(
          "Kafka", Subjects.KAFKA,
          "KafkaTopic", Subjects.TOPIC,
          "KafkaUser", Subjects.USERS);

  /** What Strimzi's topic operator says of fewer partitions than a topic has. */
  private static final String NOT_SUPPORTED = "NotSupported";

  private static final String DECREASING = "Decreasing partitions";

  @Override
  public List<Finding> call() {
    Optional<List<GenericKubernetesResource>> kafka = release.custom(kind("Kafka"));
    if (kafka.isEmpty()) {
      return asksForStrimzi()
          ? List.of(Operator.STRIMZI.missing("The cluster does not even know the kind Kafka"))
          : List.of();
    }
    if (kafka.get().isEmpty()) {
      return List.of();
    }
    Optional<Finding> problem = Operator.STRIMZI.problem(release.client(), kafka.get());
    return problem.map(List::of).orElseGet(this::notReady);
  }

  private boolean asksForStrimzi() {
    return release.deployments().stream()
        .flatMap(
            deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
        .flatMap(container -> container.getEnv().stream())
        .filter(variable -> variable.getName().equals(BOOTSTRAP_SERVERS))
        .anyMatch(variable -> variable.getValue().endsWith(SERVICE));
  }

  private List<Finding> notReady() {
    List<Finding> findings = new ArrayList<>();
    for (String kind : PARTS.keySet()) {
      for (GenericKubernetesResource object : release.custom(kind(kind)).orElse(List.of())) {
        finding(kind, object).ifPresent(findings::add);
      }
    }
    findings.addAll(brokers(findings.stream().anyMatch(Finding::isSymptom)));
    return findings;
  }

  /** What of the brokers' pods explains more than their own status says. */
  private List<Finding> brokers(boolean objectsNotReady) {
    List<Pod> brokers =
        pods.stream()
            .filter(release.ownership()::isBroker)
            .filter(pod -> !PodObstacle.isEnding(pod))
            .toList();
    if (brokers.isEmpty()) {
      return List.of(withoutBrokers());
    }
    return objectsNotReady
        ? brokers.stream().flatMap(pod -> BrokerStart.unseen(pod, now).stream()).toList()
        : List.of();
  }

  private static Finding withoutBrokers() {
    return Finding.symptom(
        Subjects.KAFKA,
        ErrorCode.POD_NOT_CREATED,
        "There is no pod of a broker.",
        "",
        "Strimzi's cluster operator makes them: read its log, and kubectl describe strimzipodset.");
  }

  private Optional<Finding> finding(String kind, GenericKubernetesResource object) {
    Conditions conditions = Conditions.of(object);
    return conditions.isNotReadyFor(NOT_SUPPORTED, DECREASING)
        ? Optional.of(partitionsDecreased(object))
        : conditions.obstacle().map(why -> notReady(kind, object, why));
  }

  /** Events still flow: the topic stays as it is. */
  private Finding partitionsDecreased(GenericKubernetesResource topic) {
    return Finding.isolatedFault(
        Subjects.TOPIC,
        ErrorCode.TOPIC_PARTITIONS_DECREASED,
        "KafkaTopic %s asks for %s partitions, and the topic has more; Kafka takes none away. Events still flow, by all of them."
            .formatted(topic.getMetadata().getName(), topic.get("spec", "partitions")),
        "kafka.topic.partitions, in the chart's values (a rollback brings back an earlier one)",
        """
        helm upgrade %1$s helm/tureen --namespace %2$s --reset-then-reuse-values --set kafka.topic.partitions=N, N being what the topic has.
        What it has was asked for by one of the revisions before: helm history %1$s, helm get values %1$s --all --revision R."""
            .formatted(release.name(), release.namespace()));
  }

  private static Finding notReady(String kind, GenericKubernetesResource object, String why) {
    String name = kind + " " + object.getMetadata().getName();
    return Finding.symptom(
        PARTS.get(kind),
        ErrorCode.OBJECT_NOT_READY,
        "%s is not ready: %s".formatted(name, why),
        "",
        "kubectl describe %s shows more; the log of Strimzi's operator, too.".formatted(name));
  }

  private static ResourceDefinitionContext kind(String kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("kafka.strimzi.io")
        .withVersion("v1")
        .withKind(kind)
        .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
        .withNamespaced(true)
        .build();
  }
}
