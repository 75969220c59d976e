package io.tureen.stream.batch;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * What a task wrote. Nothing of it is in a table before the driver has committed it.
 *
 * @param records how many records the task read
 * @param oldest the timestamp of the oldest of them that was not in the table of events before;
 *     {@link Instant#MAX} if there is none
 */
record TaskResult(
    ArrayList<DataFile> eventFiles, ArrayList<DataFile> rejectedFiles, long records, Instant oldest)
    implements Serializable {

  static TaskResult merged(List<TaskResult> results) {
    ArrayList<DataFile> eventFiles = new ArrayList<>();
    ArrayList<DataFile> rejectedFiles = new ArrayList<>();
    long records = 0;
    Instant oldest = Instant.MAX;
    for (TaskResult result : results) {
      eventFiles.addAll(result.eventFiles);
      rejectedFiles.addAll(result.rejectedFiles);
      records += result.records;
      oldest = earlier(oldest, result.oldest);
    }
    return new TaskResult(eventFiles, rejectedFiles, records, oldest);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** How long the oldest record had waited at a moment; not at all if there is none. */
  Duration waitedUntil(Instant moment) {
    return oldest.isBefore(moment) ? Duration.between(oldest, moment) : Duration.ZERO;
  }

  static long rows(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::recordCount).sum();
  }
}
