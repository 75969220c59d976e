package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The operator of Kafka, and what it says of the cluster, the topic and the users. */
record StrimziLook(Release release) implements Callable<List<Finding>> {
  private static final String BOOTSTRAP_SERVERS = "TUREEN_KAFKA_BOOTSTRAP_SERVERS";

  /** What Strimzi calls the Service of a Kafka, with the port of its listener. */
  private static final String SERVICE = "-kafka-bootstrap:9093";

  private static final Map<String, String> PARTS =
      Map.of(
          "Kafka", Subjects.KAFKA,
          "KafkaTopic", Subjects.TOPIC,
          "KafkaUser", Subjects.USERS);

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
        Conditions.of(object).obstacle().ifPresent(why -> findings.add(finding(kind, object, why)));
      }
    }
    return findings;
  }

  private static Finding finding(String kind, GenericKubernetesResource object, String why) {
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
