package io.tureen.s3;

import io.tureen.testing.KafkaServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts events on the topic, as the API does. */
final class Topic implements AutoCloseable {
  private final KafkaProducer<String, String> producer;

  Topic(KafkaServer kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Sends log-ins, and waits until the broker has them. */
  void logIns(int count) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = "user-" + i % 10;
      String value =
          "{\"event_id\":\"%s\",\"event_type\":\"login\",\"event_timestamp\":\"%s\",\"user_id\":\"%s\"}"
              .formatted(UUID.randomUUID(), Instant.now(), user);
      sent.add(producer.send(new ProducerRecord<>("menu_app_events", user, value)));
    }
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
