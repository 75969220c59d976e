package io.tureen.audit;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic whose records the tables have, as a reader of committed records sees it. */
final class Topic implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  /** Offsets that are nearer to each other are read in one go. */
  private static final int NEAR = 10_000;

  private final String name;
  private final Map<String, Object> properties;
  private final Admin admin;

  /**
   * @param client the properties of a Kafka client
   */
  Topic(String name, Map<String, String> client) {
    this.name = name;
    this.properties = new HashMap<>(client);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "tureen-audit");
    String millis = String.valueOf(TIMEOUT.toMillis());
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaFailures.explain(client, e);
    }
  }

  /**
   * What the topic has.
   *
   * @param id that Kafka gave it when it was made
   * @param extents of its partitions
   */
  record State(String id, TreeMap<Integer, Extent> extents) {
    boolean isEmpty() {
      return extents.values().stream().allMatch(extent -> extent.begin() == extent.end());
    }
  }

  /**
   * What a partition has.
   *
   * @param begin the first offset that is still there
   * @param end the one after the last that is committed
   */
  record Extent(long begin, long end) {}

  State state() {
    TopicDescription description =
        answer(admin.describeTopics(List.of(name)).topicNameValues().get(name));
    List<TopicPartition> partitions =
        description.partitions().stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    TreeMap<Integer, Extent> extents = new TreeMap<>();
    partitions.forEach(
        partition ->
            extents.put(
                partition.partition(), new Extent(begins.get(partition), ends.get(partition))));
    return new State(description.topicId().toString(), extents);
  }

  /**
   * At which of these offsets is a record.
   *
   * @param base the offset of the set's first bit; the topic has it and all after it
   * @param end the offset before which to read
   */
  BitSet recordsAt(int partition, long base, BitSet offsets, long end) {
    BitSet records = new BitSet();
    TopicPartition from = new TopicPartition(name, partition);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(from));
      int first = offsets.nextSetBit(0);
      while (first >= 0) {
        int last = last(offsets, first);
        read(consumer, from, base, first, Math.min(base + last + 1, end), records);
        first = offsets.nextSetBit(last + 1);
      }
    } catch (KafkaException e) {
      throw KafkaFailures.explain(properties, e);
    }
    records.and(offsets);
    return records;
  }

  /** The last of the offsets that are near each other, from one of them on. */
  private static int last(BitSet offsets, int first) {
    int last = offsets.nextClearBit(first) - 1;
    int next = offsets.nextSetBit(last + 1);
    while (next >= 0 && next - last < NEAR) {
      last = offsets.nextClearBit(next) - 1;
      next = offsets.nextSetBit(last + 1);
    }
    return last;
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long base,
      int first,
      long end,
      BitSet records) {
    long at = base + first;
    consumer.seek(partition, at);
    long progressNanos = System.nanoTime();
    while (at < end) {
      consumer
          .poll(POLL)
          .forEach(
              record -> {
                if (record.offset() < end) {
                  records.set((int) (record.offset() - base));
                }
              });
      long next = consumer.position(partition);
      if (next > at) {
        at = next;
        progressNanos = System.nanoTime();
      } else if (System.nanoTime() - progressNanos > TIMEOUT.toNanos()) {
        throw KafkaFailures.explain(
            properties,
            new TimeoutException(
                "the partition %s gave no record for %d s, at offset %d of %d; perhaps it has no leader"
                    .formatted(partition, TIMEOUT.toSeconds(), at, end)));
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> reading = new HashMap<>(properties);
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(FETCH_BYTES));
    return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> request =
        partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(request, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
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
