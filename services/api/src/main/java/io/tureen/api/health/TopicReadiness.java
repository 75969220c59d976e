package io.tureen.api.health;

import io.tureen.catalogue.Catalogue;
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
                      cause == null
                          ? leaderless(description)
                          : Optional.of(Obstacles.reason(cause, topic)));
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
}
