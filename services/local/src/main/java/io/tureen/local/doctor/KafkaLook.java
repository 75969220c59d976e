package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.terminal.Words;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import io.tureen.settings.StartException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker for the topic, as its clients do.
 *
 * @param environment has the address, and where the clients' properties are
 * @param topic empty where the catalogue, which names it, cannot be read
 * @param state what else is known of the broker, for the finding
 * @param setIn where its address was set
 * @param timeout how long it waits for the broker
 */
record KafkaLook(
    Map<String, String> environment,
    Optional<String> topic,
    String state,
    String setIn,
    Duration timeout)
    implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() throws InterruptedException {
    Map<String, Object> properties;
    try {
      properties = new HashMap<>(KafkaClientProperties.from(Environment.of(environment)));
    } catch (StartException e) {
      return List.of(
          new Finding(
              Subjects.KAFKA,
              e.problem().code(),
              e.getMessage(),
              "the environment as " + KafkaClientProperties.PROPERTIES_FILE,
              "Put right what it says or points to.",
              Finding.Kind.FAULT));
    }
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    properties.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) timeout.multipliedBy(9).dividedBy(10).toMillis());
    Admin admin = Admin.create(properties);
    try {
      return ask(admin);
    } catch (ExecutionException e) {
      return List.of(explain(e.getCause()));
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private List<Finding> ask(Admin admin) throws ExecutionException, InterruptedException {
    if (topic.isEmpty()) {
      admin.describeCluster().nodes().get();
      return List.of();
    }
    String name = topic.get();
    TopicDescription description =
        admin.describeTopics(List.of(name)).topicNameValues().get(name).get();
    return description.partitions().stream()
        .filter(partition -> partition.leader() == null || partition.leader().isEmpty())
        .findFirst()
        .map(this::leaderless)
        .stream()
        .toList();
  }

  private Finding explain(Throwable failure) {
    return switch (failure) {
      case UnknownTopicOrPartitionException _ ->
          Finding.symptom(
              Subjects.TOPIC,
              ErrorCode.TOPIC_MISSING,
              "The broker at %s has no topic %s.".formatted(address(), topic.orElse("")),
              "topic, in the catalogue",
              "./tureen down and ./tureen up make it. If it was deleted, its events that were no rows yet are lost, and the streams"
                  + " then ask whether to go on with the new one: docs/streams.md.");
      case AuthenticationException _ ->
          refused("does not accept the user or the password: " + failure.getMessage());
      case AuthorizationException _ ->
          refused("does not give the user the rights it needs: " + failure.getMessage());
      default -> down(failure);
    };
  }

  private Finding refused(String how) {
    return Finding.fault(
        Subjects.KAFKA,
        ErrorCode.BROKER_REFUSED,
        "The broker at %s %s.".formatted(address(), how),
        environment.containsKey(KafkaClientProperties.PROPERTIES_FILE)
            ? "%s in the environment as %s"
                .formatted(
                    environment.get(KafkaClientProperties.PROPERTIES_FILE),
                    KafkaClientProperties.PROPERTIES_FILE)
            : setIn,
        "Put right the user and the password that this file has or points to, or give the user the rights to describe, read and"
            + " write the topic.");
  }

  private Finding down(Throwable failure) {
    return Finding.symptom(
        Subjects.KAFKA,
        ErrorCode.BROKER_DOWN,
        "The broker at %s does not answer within %s: %s%n%s"
            .formatted(address(), Words.of(timeout), failure.getMessage(), state)
            .strip(),
        setIn,
        "Read ./tureen logs kafka. One that ended is started again by itself; one that hangs is not: end its process, which"
            + " ./tureen status shows.");
  }

  private Finding leaderless(TopicPartitionInfo partition) {
    return Finding.symptom(
        Subjects.TOPIC,
        ErrorCode.TOPIC_LEADERLESS,
        "Partition %d of the topic %s has no leader."
            .formatted(partition.partition(), topic.orElse("")),
        "",
        "Wait for the broker to finish its start; if it stays so, read ./tureen logs kafka.");
  }

  private String address() {
    return environment.get(KafkaClientProperties.BOOTSTRAP_SERVERS);
  }
}
