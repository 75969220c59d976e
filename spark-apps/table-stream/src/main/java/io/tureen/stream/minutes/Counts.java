package io.tureen.stream.minutes;

import io.tureen.stream.batch.BatchReport;
import java.time.Duration;

/**
 * What a stream did in some time.
 *
 * @param inBatches how long all batches took together
 * @param longestBatch how long the longest took
 * @param longestWait how long a record waited at most until it was written
 */
record Counts(
    long batches,
    long rows,
    long rejected,
    long duplicates,
    Duration inBatches,
    Duration longestBatch,
    Duration longestWait) {
  static final Counts NONE = new Counts(0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  Counts plus(BatchReport batch) {
    return new Counts(
        batches + 1,
        rows + batch.rows(),
        rejected + batch.rejected(),
        duplicates + batch.duplicates(),
        inBatches.plus(batch.duration()),
        longer(longestBatch, batch.duration()),
        longer(longestWait, batch.longestWait()));
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
