package io.tureen.stream.minutes;

import io.tureen.stream.batch.BatchReport;
import io.tureen.stream.topic.Offsets;
import java.time.Duration;

/** Batches for tests. */
final class Batches {
  private Batches() {}

  /** A batch of these rows, one rejected record, and seconds to write and to commit it. */
  static BatchReport of(long rows, long writeSeconds, long commitSeconds, long waitedSeconds) {
    return new BatchReport(
        1,
        rows + 1,
        rows,
        1,
        0,
        Offsets.NONE,
        Duration.ofSeconds(writeSeconds),
        Duration.ofSeconds(commitSeconds),
        Duration.ofSeconds(waitedSeconds));
  }
}
