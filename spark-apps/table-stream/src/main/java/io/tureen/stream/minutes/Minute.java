package io.tureen.stream.minutes;

import io.tureen.catalogue.StreamMinutes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/**
 * A row of the table of minutes.
 *
 * @param begin when the minute began
 * @param lag at its end; empty when Kafka did not answer
 */
record Minute(String stream, Instant begin, Counts counts, Optional<Lag> lag) {
  private static final double NANOS = 1e9;

  Record row(Schema schema) {
    Record row = GenericRecord.create(schema);
    row.setField(StreamMinutes.STREAM, stream);
    row.setField(StreamMinutes.MINUTE, begin.atOffset(ZoneOffset.UTC));
    row.setField(StreamMinutes.BATCHES, counts.batches());
    row.setField(StreamMinutes.ROWS, counts.rows());
    row.setField(StreamMinutes.REJECTED, counts.rejected());
    row.setField(StreamMinutes.DUPLICATES, counts.duplicates());
    if (counts.batches() > 0) {
      double all = seconds(counts.inBatches());
      row.setField(StreamMinutes.BATCH_SECONDS_MEAN, all / counts.batches());
      row.setField(StreamMinutes.BATCH_SECONDS_MAX, seconds(counts.longestBatch()));
    }
    if (lag.isPresent()) {
      row.setField(StreamMinutes.LAST_OFFSET, lag.get().lastOffset());
      row.setField(StreamMinutes.END_OFFSET, lag.get().endOffset());
      row.setField(StreamMinutes.LAG_RECORDS, lag.get().records());
      row.setField(
          StreamMinutes.LAG_SECONDS, seconds(Counts.longer(lag.get().age(), counts.longestWait())));
    }
    return row;
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS;
  }
}
