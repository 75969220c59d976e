package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.time.Duration;

/**
 * What a batch did and how long its parts took.
 *
 * @param records how many it read
 * @param rows how many rows it added to the table of events
 * @param rejected how many rows it added to the table of rejected records
 * @param duplicates how many rows it added to the table of duplicates
 * @param end where the batch ended, in the partitions of which it had offsets
 * @param write the Spark job: reading, parsing, writing files
 * @param commit the tables' commits
 * @param longestWait from the timestamp of the oldest record that was new to the end of the commits
 */
public record BatchReport(
    long epoch,
    long records,
    long rows,
    long rejected,
    long duplicates,
    Offsets end,
    Duration write,
    Duration commit,
    Duration longestWait) {

  /** How long all of it took. */
  public Duration duration() {
    return write.plus(commit);
  }
}
