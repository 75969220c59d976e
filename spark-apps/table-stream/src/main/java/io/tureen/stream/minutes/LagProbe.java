package io.tureen.stream.minutes;

import io.tureen.stream.topic.Offsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Asks Kafka how far a stream is behind. It has a client of its own, and reads of each partition
 * the one record that is to be written next, for its timestamp. What a transaction that is not over
 * holds back is behind too. Used by one thread.
 */
final class LagProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String topic;
  private final Map<String, Object> properties;
  private final Clock clock;
  private KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param client the properties of a Kafka client
   */
  LagProbe(String topic, Map<String, String> client, Clock clock) {
    this.topic = topic;
    this.clock = clock;
    this.properties = new HashMap<>(client);
    String patience = String.valueOf(PATIENCE.toMillis());
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "tureen-stream-minutes");
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "1024");
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1024");
  }

  /**
   * How far a stream is behind that has read up to {@code read}.
   *
   * @throws RuntimeException if Kafka does not answer; the next call is made with a new client,
   *     with what its properties point to then
   */
  Lag look(Offsets read) {
    try {
      return tryLook(read);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Lag tryLook(Offsets read) {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    // A partition that was not read yet is read from where it begins.
    Offsets last = read.furthest(offsets(consumer.beginningOffsets(partitions)));
    Offsets end = last.furthest(offsets(consumer.endOffsets(partitions)));
    Duration age = Duration.ZERO;
    for (TopicPartition partition : partitions) {
      int number = partition.partition();
      Optional<Instant> oldest = firstRecord(partition, last.in(number), end.in(number));
      if (oldest.isEmpty()) {
        last = last.furthest(Offsets.of(Map.of(number, end.in(number))));
      } else {
        age = Counts.longer(age, Duration.between(oldest.get(), clock.instant()));
      }
    }
    return new Lag(sum(last), sum(end), last.until(end), age);
  }

  /**
   * When the first record between two offsets was sent, also one of a transaction that is not over;
   * empty if there are only markers of transactions.
   */
  private Optional<Instant> firstRecord(TopicPartition partition, long from, long end) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    while (position < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
        boolean dated = record.timestamp() != ConsumerRecord.NO_TIMESTAMP;
        return Optional.of(dated ? Instant.ofEpochMilli(record.timestamp()) : clock.instant());
      }
      if (consumer.position(partition) == position) {
        throw new TimeoutException(
            "no record of %s at %d within %s".formatted(partition, position, PATIENCE));
      }
      position = consumer.position(partition);
    }
    return Optional.empty();
  }

  private static Offsets offsets(Map<TopicPartition, Long> found) {
    Map<Integer, Long> offsets = new HashMap<>();
    found.forEach((partition, offset) -> offsets.put(partition.partition(), offset));
    return Offsets.of(offsets);
  }

  private static long sum(Offsets offsets) {
    return offsets.partitions().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(Duration.ZERO);
      consumer = null;
    }
  }
}
