package io.tureen.stream.batch;

import io.tureen.stream.duplicates.ReadIds;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task wrote. Nothing of it is in a table before the driver has committed it.
 *
 * @param ids of the events that the table of events lacked, or that of duplicates
 * @param records how many records the task read
 * @param oldest the timestamp of the oldest of them that was not in the table of events before;
 *     {@link Instant#MAX} if there is none
 */
record TaskResult(
    ArrayList<DataFile> eventFiles,
    ArrayList<DataFile> rejectedFiles,
    ArrayList<DataFile> duplicateFiles,
    ReadIds ids,
    long records,
    Instant oldest)
    implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskResult.class);

  static TaskResult merged(List<TaskResult> results) {
    ArrayList<DataFile> eventFiles = new ArrayList<>();
    ArrayList<DataFile> rejectedFiles = new ArrayList<>();
    ArrayList<DataFile> duplicateFiles = new ArrayList<>();
    ReadIds ids = new ReadIds();
    long records = 0;
    Instant oldest = Instant.MAX;
    for (TaskResult result : results) {
      eventFiles.addAll(result.eventFiles);
      rejectedFiles.addAll(result.rejectedFiles);
      duplicateFiles.addAll(result.duplicateFiles);
      ids.addAll(result.ids);
      records += result.records;
      oldest = earlier(oldest, result.oldest);
    }
    return new TaskResult(eventFiles, rejectedFiles, duplicateFiles, ids, records, oldest);
  }

  /** Deletes the files, which no table may have; upkeep deletes what is left of them. */
  void delete(FileIO files) {
    for (List<DataFile> written : List.of(eventFiles, rejectedFiles, duplicateFiles)) {
      for (DataFile file : written) {
        try {
          files.deleteFile(file.location());
        } catch (RuntimeException e) {
          LOG.debug("event=file-left file={}", file.location(), e);
        }
      }
    }
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
