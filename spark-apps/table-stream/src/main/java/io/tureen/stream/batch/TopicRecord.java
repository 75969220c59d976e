package io.tureen.stream.batch;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the topic.
 *
 * @param key may be null
 * @param value may be null
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record TopicRecord(int partition, long offset, Instant timestamp, byte[] key, byte[] value) {
  /** The last millisecond that SQL clients can read. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** As Kafka has it, but with a timestamp that fits into a table. */
  static TopicRecord of(ConsumerRecord<byte[], byte[]> record) {
    long timestamp = Math.max(record.timestamp(), ConsumerRecord.NO_TIMESTAMP);
    return new TopicRecord(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(Math.min(timestamp, LATEST.toEpochMilli())),
        record.key(),
        record.value());
  }

  /** Whether anybody said when it was sent; Kafka has -1 where nobody did. */
  boolean hasTimestamp() {
    return !timestamp.isBefore(Instant.EPOCH);
  }
}
