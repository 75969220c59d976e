package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * What a task wrote. Nothing of it is in a table before the driver has committed it.
 *
 * @param end where the records after those of the task begin
 * @param records how many records the task read
 */
record TaskResult(
    ArrayList<DataFile> eventFiles, ArrayList<DataFile> rejectedFiles, Offsets end, long records)
    implements Serializable {

  static TaskResult merged(List<TaskResult> results) {
    ArrayList<DataFile> eventFiles = new ArrayList<>();
    ArrayList<DataFile> rejectedFiles = new ArrayList<>();
    Offsets end = Offsets.NONE;
    long records = 0;
    for (TaskResult result : results) {
      eventFiles.addAll(result.eventFiles);
      rejectedFiles.addAll(result.rejectedFiles);
      end = end.furthest(result.end);
      records += result.records;
    }
    return new TaskResult(eventFiles, rejectedFiles, end, records);
  }

  static long rows(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::recordCount).sum();
  }
}
