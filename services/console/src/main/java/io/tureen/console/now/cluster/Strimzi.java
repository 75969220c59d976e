package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.strimzi.api.ResourceLabels;
import io.strimzi.api.kafka.model.common.Condition;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.KafkaStatus;
import io.strimzi.api.kafka.model.kafka.Status;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.topic.KafkaTopicStatus;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserStatus;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kafka, its topic and its users, as Strimzi's operators say in their resources. There are none
 * where Kafka is not Strimzi's.
 *
 * <p>Only the status is made an object of Strimzi's types: the whole of Kafka has hundreds of
 * classes, which would take a good part of the console's memory.
 */
final class Strimzi {
  private static final String STRIMZI = "Strimzi";
  private static final String VERSION = "v1";
  private static final String BROKERS = "kafka";

  private final Release release;

  Strimzi(Release release) {
    this.release = release;
  }

  List<PartReport> reports() {
    List<GenericKubernetesResource> kafkas = list(Kafka.RESOURCE_KIND, Kafka.RESOURCE_PLURAL);
    if (kafkas.isEmpty()) {
      return List.of();
    }
    Stream<PartReport> brokers = kafkas.stream().map(this::kafka);
    Stream<PartReport> topics =
        list(KafkaTopic.RESOURCE_KIND, KafkaTopic.RESOURCE_PLURAL).stream()
            .map(it -> report("topic " + name(it), it, KafkaTopicStatus.class));
    Stream<PartReport> users =
        list(KafkaUser.RESOURCE_KIND, KafkaUser.RESOURCE_PLURAL).stream()
            .map(it -> report("user " + name(it), it, KafkaUserStatus.class));
    return Stream.of(brokers, topics, users).flatMap(parts -> parts).toList();
  }

  private List<GenericKubernetesResource> list(String kind, String plural) {
    return release.custom(Kafka.RESOURCE_GROUP, VERSION, kind, plural);
  }

  /**
   * What the operator says, and the brokers' pods: a resource stays ready without its operator, and
   * while a broker is away for a moment.
   */
  private PartReport kafka(GenericKubernetesResource kafka) {
    PartReport report = report("kafka", kafka, KafkaStatus.class);
    Pods brokers =
        new Pods(
                release.podsWith(ResourceLabels.STRIMZI_CLUSTER_LABEL, name(kafka)).all().stream()
                    .filter(
                        pod ->
                            BROKERS.equals(
                                pod.getMetadata()
                                    .getLabels()
                                    .get(ResourceLabels.STRIMZI_COMPONENT_TYPE_LABEL)))
                    .toList())
            .lasting();
    String trouble = brokers.isEmpty() ? "there is no pod of a broker" : brokers.trouble();
    PartReport counted =
        new PartReport(
            report.name(),
            report.health(),
            report.state(),
            report.detail().isEmpty() ? brokers.lastEnd() : report.detail(),
            since(report, brokers),
            brokers.restarts(),
            STRIMZI);
    return report.health() == Health.READY && !trouble.isEmpty()
        ? counted.notReady(trouble)
        : counted;
  }

  /** By the pods, unless Strimzi calls it not ready though they are: then it knows since when. */
  private static Optional<Instant> since(PartReport report, Pods brokers) {
    boolean podsAreReady = !brokers.isEmpty() && brokers.trouble().isEmpty();
    boolean strimziKnows = report.health() != Health.READY && (podsAreReady || brokers.isEmpty());
    return strimziKnows ? report.since() : brokers.changed();
  }

  private PartReport report(
      String part, GenericKubernetesResource resource, Class<? extends Status> type) {
    Status status = release.as(resource.getAdditionalProperties().get("status"), type);
    List<Condition> conditions =
        status == null || status.getConditions() == null ? List.of() : status.getConditions();
    Optional<Condition> ready = condition(conditions, "Ready");
    if (ready.filter(it -> "True".equals(it.getStatus())).isPresent()) {
      return report(part, Health.READY, "ready", "", ready);
    }
    Optional<Condition> notReady = condition(conditions, "NotReady").or(() -> ready);
    String detail =
        notReady
            .map(it -> "%s: %s".formatted(it.getReason(), it.getMessage()))
            .orElse("waits for its operator");
    return report(part, Health.NOT_READY, "not ready", detail, notReady);
  }

  private static PartReport report(
      String part, Health health, String state, String detail, Optional<Condition> condition) {
    return new PartReport(
        part,
        health,
        state,
        detail,
        condition.flatMap(it -> Instants.of(it.getLastTransitionTime())),
        0,
        STRIMZI);
  }

  private static Optional<Condition> condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(it -> type.equals(it.getType())).findFirst();
  }

  private static String name(GenericKubernetesResource resource) {
    return resource.getMetadata().getName();
  }
}
