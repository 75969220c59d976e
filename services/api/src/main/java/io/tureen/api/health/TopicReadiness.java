package io.tureen.api.health;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka whether the topic can take a record. One question is under way at most, and its answer
 * holds for a moment.
 */
final class TopicReadiness {

  private static final int ANSWER_MILLIS = 1_500;
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final Optional<String> SILENCE = Optional.of("Kafka does not answer");

  private final AdminClient admin;
  private final String topic;
  private CompletableFuture<Optional<String>> answer =
      CompletableFuture.completedFuture(Optional.empty());
  private long askedNanos = System.nanoTime() - FRESH_NANOS;

  TopicReadiness(AdminClient admin, String topic) {
    this.admin = admin;
    this.topic = topic;
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
                (description, failure) ->
                    asked.complete(
                        failure == null ? leaderless(description) : Optional.of(reason(failure))));
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

  private String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof UnknownTopicOrPartitionException
        ? "topic " + topic + " does not exist"
        : "Kafka does not answer: " + cause.getClass().getSimpleName() + " " + cause.getMessage();
  }
}
