package io.tureen.stream.batch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * A record of the topic.
 *
 * @param key may be null
 * @param value may be null
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record TopicRecord(int partition, long offset, Instant timestamp, byte[] key, byte[] value) {

  /** Finds a record's parts in the rows of Spark's Kafka source. */
  static final class Reader {
    private final int partition;
    private final int offset;
    private final int timestamp;
    private final int key;
    private final int value;

    Reader(StructType source) {
      partition = source.fieldIndex("partition");
      offset = source.fieldIndex("offset");
      timestamp = source.fieldIndex("timestamp");
      key = source.fieldIndex("key");
      value = source.fieldIndex("value");
    }

    TopicRecord read(InternalRow row) {
      return new TopicRecord(
          row.getInt(partition),
          row.getLong(offset),
          Instant.EPOCH.plus(row.getLong(timestamp), ChronoUnit.MICROS),
          row.isNullAt(key) ? null : row.getBinary(key),
          row.isNullAt(value) ? null : row.getBinary(value));
    }
  }
}
