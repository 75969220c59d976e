package io.tureen.stream.topic;

import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;

/**
 * Asks Kafka about the topic. A client that Kafka did not let in is made anew for the next
 * question, with what its properties point to then: a password may have been put right meanwhile.
 */
public final class EventTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Map<String, Object> properties;
  private Admin admin;

  /**
   * @param client the properties of a Kafka client
   * @throws KafkaException if they are wrong, or name only hosts that nobody knows
   */
  public EventTopic(String name, Map<String, String> client) {
    this.name = name;
    this.properties = new HashMap<>(client);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "tureen-stream-admin");
    properties.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
    properties.put(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
    // Now, so that a wrong property is not taken for a Kafka that is away.
    this.admin = Admin.create(properties);
  }

  /**
   * Whether a topic could not be asked about because Kafka's hosts are not known yet: a cluster
   * knows the name of a service once that was made.
   */
  public static boolean isUnknownHost(Exception failure) {
    return Causes.any(
        failure,
        cause ->
            cause instanceof ConfigException
                && cause.getMessage().startsWith("No resolvable bootstrap urls"));
  }

  /**
   * The topic as it is now.
   *
   * @throws StreamException with {@link StreamProblem#KAFKA_REFUSED} if Kafka does not let us in
   */
  public synchronized TopicState state()
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicDescription description = description();
    List<TopicPartition> partitions =
        description.partitions().stream()
            .map(TopicPartitionInfo::partition)
            .map(partition -> new TopicPartition(name, partition))
            .toList();
    return new TopicState(
        name,
        description.topicId().toString(),
        isCompacted(),
        offsets(partitions, OffsetSpec.earliest()),
        offsets(partitions, OffsetSpec.latest()));
  }

  /** The id of the topic that has this name now. */
  public synchronized String id()
      throws ExecutionException, InterruptedException, TimeoutException {
    return description().topicId().toString();
  }

  /**
   * Whether such a failure may go away by itself. A topic that is not there may yet be made, a user
   * or a right too.
   */
  public static boolean mayPass(Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    boolean refused =
        cause instanceof StreamException refusal
            && refusal.problem() == StreamProblem.KAFKA_REFUSED;
    boolean silent = cause instanceof KafkaException || cause instanceof TimeoutException;
    return refused || (silent && !(cause instanceof InvalidTopicException));
  }

  private TopicDescription description()
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer(admin().describeTopics(List.of(name)).topicNameValues().get(name));
  }

  /** False where the user may not read the topic's configuration. */
  private boolean isCompacted() throws ExecutionException, InterruptedException, TimeoutException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      return admin()
          .describeConfigs(List.of(topic))
          .values()
          .get(topic)
          .get(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS)
          .get(TopicConfig.CLEANUP_POLICY_CONFIG)
          .value()
          .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw e;
    }
  }

  private Offsets offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> request = new HashMap<>();
    partitions.forEach(partition -> request.put(partition, which));
    Map<Integer, Long> offsets = new HashMap<>();
    answer(admin().listOffsets(request).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return Offsets.of(offsets);
  }

  private <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return future.get(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Optional<StreamException> refusal = Refusals.explain(e);
      if (refusal.isPresent()) {
        close();
        throw refusal.get();
      }
      throw e;
    }
  }

  private Admin admin() {
    if (admin == null) {
      admin = Admin.create(properties);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }
}
