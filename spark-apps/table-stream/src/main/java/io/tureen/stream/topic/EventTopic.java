package io.tureen.stream.topic;

import io.tureen.stream.failure.Causes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;

/** Asks Kafka about the topic. */
public final class EventTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Admin admin;

  /**
   * @param client the properties of a Kafka client
   * @throws KafkaException if they are wrong, or name only hosts that nobody knows
   */
  public EventTopic(String name, Map<String, String> client) {
    this.name = name;
    Map<String, Object> properties = new HashMap<>(client);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "tureen-stream-admin");
    properties.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
    properties.put(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
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

  /** The topic as it is now. */
  public TopicState state() throws ExecutionException, InterruptedException, TimeoutException {
    KafkaFuture<String> cluster = admin.describeCluster().clusterId();
    TopicDescription description = description();
    List<TopicPartition> partitions =
        description.partitions().stream()
            .map(TopicPartitionInfo::partition)
            .map(partition -> new TopicPartition(name, partition))
            .toList();
    return new TopicState(
        new TopicIdentity(answer(cluster), name, description.topicId().toString()),
        offsets(partitions, OffsetSpec.earliest()),
        offsets(partitions, OffsetSpec.latest()));
  }

  /** The id of the topic that has this name now. */
  public String id() throws ExecutionException, InterruptedException, TimeoutException {
    return description().topicId().toString();
  }

  /**
   * Whether such a failure may go away by itself: anything but a refusal. A topic that is not there
   * may yet be made.
   */
  public static boolean mayPass(Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    boolean refused =
        cause instanceof AuthenticationException
            || cause instanceof AuthorizationException
            || cause instanceof InvalidTopicException;
    return !refused && (cause instanceof KafkaException || cause instanceof TimeoutException);
  }

  private TopicDescription description()
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer(admin.describeTopics(List.of(name)).topicNameValues().get(name));
  }

  private Offsets offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> request = new HashMap<>();
    partitions.forEach(partition -> request.put(partition, which));
    Map<Integer, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(request).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return Offsets.of(offsets);
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(PATIENCE.toMillis() + 1000, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
