package io.tureen.stream.it;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records on a topic. */
final class Producer implements AutoCloseable {
  private static final int MOST_BYTES = 2_000_000;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> kafka;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Producer(String bootstrapServers, String topic) {
    this(bootstrapServers, topic, Map.of());
  }

  private Producer(String bootstrapServers, String topic, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("acks", "all");
    properties.put("max.request.size", MOST_BYTES);
    this.topic = topic;
    this.kafka =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One whose records are all of transactions. */
  static Producer ofTransactions(String bootstrapServers, String topic) {
    Producer producer =
        new Producer(bootstrapServers, topic, Map.of("transactional.id", topic + "-test"));
    producer.kafka.initTransactions();
    return producer;
  }

  void begin() {
    kafka.beginTransaction();
  }

  void commit() {
    kafka.commitTransaction();
  }

  void abort() {
    kafka.abortTransaction();
  }

  /** Sends log-ins that happened now. */
  void logIns(int count) {
    for (int i = 0; i < count; i++) {
      event("login", Instant.now(), "");
    }
    flush();
  }

  void orders(int count) {
    for (int i = 0; i < count; i++) {
      event(
          "order",
          Instant.now(),
          ",\"description\":\"Lebanese\",\"coupon\":\"No\",\"price\":12.50");
    }
    flush();
  }

  /** Sends log-ins of as many different days. */
  void logInsOfDays(int days) {
    Instant day = Instant.parse("2010-01-01T12:00:00Z");
    for (int i = 0; i < days; i++) {
      event("login", day.plus(i, ChronoUnit.DAYS), "");
    }
    flush();
  }

  /**
   * Sends an event.
   *
   * @param more more fields as JSON, beginning with a comma
   */
  void event(String type, Instant timestamp, String more) {
    String id = UUID.randomUUID().toString();
    record(id, json(id, type, timestamp, more).getBytes(StandardCharsets.UTF_8));
  }

  static String logIn() {
    return json(UUID.randomUUID().toString(), "login", Instant.now(), "");
  }

  private static String json(String id, String type, Instant timestamp, String more) {
    return "{\"event_id\":\"%s\",\"event_type\":\"%s\",\"event_timestamp\":\"%s\",\"user_id\":\"ada\"%s}"
        .formatted(id, type, timestamp, more);
  }

  /**
   * Sends any record.
   *
   * @param key may be null
   * @param value may be null
   */
  void record(String key, byte[] value) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    sent.add(kafka.send(new ProducerRecord<>(topic, keyBytes, value)));
  }

  /** Sends a record with such a timestamp, also with one that Kafka's own class refuses. */
  void recordAt(long timestamp, String value) throws ReflectiveOperationException {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8));
    Field field = ProducerRecord.class.getDeclaredField("timestamp");
    field.setAccessible(true);
    field.set(record, timestamp);
    sent.add(kafka.send(record));
  }

  /** Waits until everything is acknowledged. */
  void flush() {
    for (Future<RecordMetadata> record : sent) {
      try {
        record.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    sent.clear();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
