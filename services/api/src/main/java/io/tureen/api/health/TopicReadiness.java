package io.tureen.api.health;

import io.tureen.catalogue.Catalogue;
import io.tureen.settings.KafkaClientProperties;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka whether the topic can take a record. One question is under way at most, and its answer
 * holds for a moment.
 */
@Singleton
final class TopicReadiness {

  private static final int ANSWER_MILLIS = 1_500;
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final Optional<String> SILENCE = Optional.of("Kafka does not answer");

  private final AdminClient admin;
  private final String topic;
  private CompletableFuture<Optional<String>> answer =
      CompletableFuture.completedFuture(Optional.empty());
  private long askedNanos = System.nanoTime() - FRESH_NANOS;
  private volatile boolean credentialsRefused;

  TopicReadiness(AdminClient admin, Catalogue catalogue) {
    this.admin = admin;
    this.topic = catalogue.topic();
  }

  /** Whether Kafka, when it was last asked, did not accept who asks. */
  boolean credentialsRefused() {
    return credentialsRefused;
  }

  /** What there is to wait for; empty if nothing. Comes within two seconds. */
  synchronized CompletableFuture<Optional<String>> obstacle() {
    boolean fresh = System.nanoTime() - askedNanos < FRESH_NANOS;
    if (answer.isDone() && !fresh) {
      askedNanos = System.nanoTime();
      answer = ask();
    }
    return answer;
  }

  private CompletableFuture<Optional<String>> ask() {
    CompletableFuture<Optional<String>> asked = new CompletableFuture<>();
    var _ =
        admin
            .describeTopics(List.of(topic))
            .topicNameValues()
            .get(topic)
            .whenComplete(
                (description, failure) -> {
                  Throwable cause = cause(failure);
                  credentialsRefused = cause instanceof AuthenticationException;
                  asked.complete(
                      cause == null ? leaderless(description) : Optional.of(reason(cause)));
                });
    return asked.completeOnTimeout(SILENCE, ANSWER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Optional<String> leaderless(TopicDescription description) {
    for (TopicPartitionInfo partition : description.partitions()) {
      Node leader = partition.leader();
      if (leader == null || leader.isEmpty()) {
        return Optional.of(
            "partition " + partition.partition() + " of topic " + topic + " has no leader");
      }
    }
    return Optional.empty();
  }

  private static Throwable cause(Throwable failure) {
    return failure == null || failure.getCause() == null ? failure : failure.getCause();
  }

  private String reason(Throwable cause) {
    return switch (cause) {
      case UnknownTopicOrPartitionException _ -> "topic " + topic + " does not exist";
      case AuthenticationException refusal ->
          "KAFKA_CREDENTIALS_REFUSED: %s. Put right what %s says or points to; a restart reads it again"
              .formatted(refusal.getMessage(), KafkaClientProperties.PROPERTIES_FILE);
      case AuthorizationException refusal ->
          "KAFKA_RIGHTS_MISSING: %s. The API's user needs the rights to describe and to write topic %s"
              .formatted(refusal.getMessage(), topic);
      default ->
          "Kafka does not answer: " + cause.getClass().getSimpleName() + " " + cause.getMessage();
    };
  }
}
