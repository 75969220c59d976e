package io.tureen.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the topic, with the key and the bytes that they had. */
final class Sender implements AutoCloseable {
  /** Above what the broker takes: it says itself what is too large. */
  private static final int MOST_REQUEST_BYTES = 2 * 1024 * 1024;

  /** Within which each record is acknowledged or given up. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final long BUFFER_BYTES = 12L * 1024 * 1024;

  private final String topic;
  private final Map<String, String> client;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param client the properties of a Kafka client
   */
  Sender(String topic, Map<String, String> client) {
    this.topic = topic;
    this.client = client;
    Map<String, Object> properties = new HashMap<>(client);
    properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "tureen-replay");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(MOST_REQUEST_BYTES));
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(BUFFER_BYTES));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(LIMIT.toMillis()));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(LIMIT.toMillis()));
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(LIMIT.toMillis() / 2));
    try {
      this.producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw KafkaFailures.explain(client, e);
    }
  }

  /**
   * Sends records and waits for all.
   *
   * @param sent hears of each that Kafka has acknowledged
   * @return those that Kafka will never take, since they are too large
   * @throws ReplayException if it is not known of each whether it was sent
   */
  List<RejectedRecord> send(List<RejectedRecord> records, Consumer<RecordMetadata> sent) {
    List<RejectedRecord> tooLarge = new ArrayList<>();
    try {
      List<Future<RecordMetadata>> answers = records.stream().map(this::send).toList();
      for (int i = 0; i < records.size(); i++) {
        RejectedRecord record = records.get(i);
        try {
          sent.accept(answers.get(i).get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof RecordTooLargeException)) {
            throw KafkaFailures.explain(client, e.getCause());
          }
          tooLarge.add(record);
        }
      }
      return tooLarge;
    } catch (KafkaException e) {
      throw KafkaFailures.explain(client, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaFailures.explain(client, e);
    }
  }

  private Future<RecordMetadata> send(RejectedRecord record) {
    // With the time of now: by its old one Kafka might delete it before a stream has read it.
    return producer.send(new ProducerRecord<>(topic, record.key(), record.value()));
  }

  @Override
  public void close() {
    // All is acknowledged; after a failure nothing more is to be sent.
    producer.close(Duration.ZERO);
  }
}
