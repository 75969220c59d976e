package io.tureen.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic that records are sent to, as it is read. */
final class EventTopic implements AutoCloseable {
  /** The header of a replayed record: which record it is a replay of, partition, dash, offset. */
  static final String HEADER = "tureen-replay-of";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_SIGNS = Duration.ofMillis(500);
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  private final String name;
  private final Map<String, Object> properties;
  private final Admin admin;

  /**
   * @param client the properties of a Kafka client
   */
  EventTopic(String name, Map<String, String> client) {
    this.name = name;
    this.properties = new HashMap<>(client);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "tureen-replay");
    String millis = String.valueOf(PATIENCE.toMillis());
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaFailures.explain(client, e);
    }
  }

  /** The id that Kafka gave the topic when it was made. */
  String id() {
    return description().topicId().toString();
  }

  /** Where the topic ends now. */
  TopicEnds ends() {
    return offsets(partitions(), OffsetSpec.latest());
  }

  /**
   * Finds the records that were sent from there on.
   *
   * @param places where the rejected records were
   * @param alive called again and again meanwhile
   * @return where they are now, by where they were; those that are not there were not sent
   * @throws ReplayException if some are not found and the topic no longer has all records from
   *     there on, or if Kafka gives no more of them
   */
  Map<String, SentRecord> find(Map<String, RecordId> places, TopicEnds from, Runnable alive) {
    List<TopicPartition> partitions = partitions();
    TopicEnds beginnings = offsets(partitions, OffsetSpec.earliest());
    TopicEnds ends = offsets(partitions, OffsetSpec.latest());
    Map<String, SentRecord> found = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (TopicPartition partition : partitions) {
        int number = partition.partition();
        consumer.assign(List.of(partition));
        consumer.seek(partition, Math.max(from.in(number), beginnings.in(number)));
        read(consumer, partition, ends.in(number), alive, record -> note(record, places, found));
      }
    } catch (KafkaException e) {
      throw KafkaFailures.explain(properties, e);
    }
    boolean complete =
        partitions.stream()
            .map(TopicPartition::partition)
            .allMatch(number -> beginnings.in(number) <= from.in(number));
    if (!complete && found.size() < places.size()) {
      throw new ReplayException(
          ReplayProblem.UNDECIDED, "The topic " + name + " no longer has all records since then");
    }
    return found;
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long end,
      Runnable alive,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    long at = consumer.position(partition);
    long progressNanos = System.nanoTime();
    while (at < end) {
      alive.run();
      consumer.poll(BETWEEN_SIGNS).forEach(reader);
      long next = consumer.position(partition);
      if (next > at) {
        at = next;
        progressNanos = System.nanoTime();
      } else if (System.nanoTime() - progressNanos > PATIENCE.toNanos()) {
        throw KafkaFailures.explain(
            properties,
            new TimeoutException(
                "the partition %s gave no record for %d s, at offset %d of %d; perhaps it has no leader"
                    .formatted(partition, PATIENCE.toSeconds(), at, end)));
      }
    }
  }

  private static void note(
      ConsumerRecord<byte[], byte[]> record,
      Map<String, RecordId> places,
      Map<String, SentRecord> found) {
    Header header = record.headers().lastHeader(HEADER);
    if (header == null || header.value() == null) {
      return;
    }
    String place = new String(header.value(), StandardCharsets.UTF_8);
    RecordId id = places.get(place);
    if (id != null) {
      found.put(place, new SentRecord(id, record.partition(), record.offset()));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> reading = new HashMap<>(properties);
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    reading.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(FETCH_BYTES));
    return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private TopicDescription description() {
    return answer(admin.describeTopics(List.of(name)).topicNameValues().get(name));
  }

  private List<TopicPartition> partitions() {
    return description().partitions().stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }

  private TopicEnds offsets(List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> request =
        partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
    Map<Integer, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(request).all())
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return new TopicEnds(offsets);
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw KafkaFailures.explain(properties, e.getCause());
    } catch (TimeoutException e) {
      throw KafkaFailures.explain(properties, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaFailures.explain(properties, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
