package io.tureen.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A plain consumer of the topic that keeps when it got each record. */
final class TopicWatch implements AutoCloseable {
  private record Place(int partition, long offset) {}

  private final Map<Place, Instant> received = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private volatile boolean closed;

  TopicWatch(LocalSystem system) {
    consumer = system.consumer();
    consumer.assign(LocalSystem.partitions(consumer));
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
    thread.execute(this::watch);
  }

  private void watch() {
    while (!closed) {
      Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
      Instant now = Instant.now();
      records.forEach(record -> received.put(new Place(record.partition(), record.offset()), now));
    }
  }

  Instant receivedAt(int partition, long offset) {
    return received.get(new Place(partition, offset));
  }

  @Override
  public void close() {
    closed = true;
    thread.close();
    consumer.close();
  }
}
