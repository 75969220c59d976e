package io.tureen.stream.batch;

import io.tureen.catalogue.event.Event;
import io.tureen.catalogue.event.ReadResult;
import io.tureen.stream.duplicates.Origin;
import io.tureen.stream.duplicates.ReadIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.spark.TaskContext;

/**
 * Sends each record where it belongs: an event of this stream to the table of events or, if its id
 * was read before, of duplicates; a record that fits no event type to the table of rejected records
 * if this stream writes that; anything else nowhere.
 */
final class RecordRouter implements AutoCloseable {
  private final TaskTables tables;
  private final Committed committed;
  private final Map<Long, Long> duplicates;
  private final RowFiles eventFiles;
  private final EventRows eventRows;
  private final RowFiles rejectedFiles;
  private final RejectedRows rejectedRows;
  private final RowFiles duplicateFiles;
  private final DuplicateRows duplicateRows;
  private final ReadIds ids = new ReadIds();
  private long records;
  private Instant oldest = Instant.MAX;

  /**
   * @param duplicates the {@link Origin} of each record that is a duplicate, as far as that is
   *     known, and that of the record that had its id first
   */
  RecordRouter(
      TaskTables tables, Committed committed, Map<Long, Long> duplicates, TaskContext task) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Table events = tables.events();
    // A stream that keeps no rejected records has no rows for these.
    Table rejected = tables.rejected().orElse(events);
    this.tables = tables;
    this.committed = committed;
    this.duplicates = duplicates;
    this.eventFiles = files(events, task);
    this.eventRows = new EventRows(events.schema(), now);
    this.rejectedFiles = files(rejected, task);
    this.rejectedRows = new RejectedRows(rejected.schema(), now);
    this.duplicateFiles = files(tables.duplicates(), task);
    this.duplicateRows = new DuplicateRows(tables.duplicates().schema(), now);
  }

  private static RowFiles files(Table table, TaskContext task) {
    return new RowFiles(table, task.partitionId(), task.taskAttemptId());
  }

  void route(TopicRecord record) {
    records++;
    if (committed.lacksEvent(record) && record.hasTimestamp()) {
      oldest = TaskResult.earlier(oldest, record.timestamp());
    }
    Rules rules = tables.rulesFor(record);
    ReadResult result = rules.read(record);
    if (result instanceof ReadResult.Fits fits) {
      if (rules.areOfThisStream(fits.event())) {
        route(record, fits.event());
      }
    } else if (result instanceof ReadResult.Misfit misfit) {
      if (tables.rejected().isPresent()
          && rules.keepRejected()
          && committed.lacksRejected(record)) {
        rejectedFiles.add(rejectedRows.row(record, misfit));
      }
    }
  }

  private void route(TopicRecord record, Event event) {
    boolean lacksEvent = committed.lacksEvent(record);
    boolean lacksDuplicate = committed.lacksDuplicate(record);
    if (!lacksEvent && !lacksDuplicate) {
      return;
    }
    long origin = Origin.of(record.partition(), record.offset());
    ids.add(event.id(), origin);
    Long first = duplicates.get(origin);
    if (first == null && lacksEvent) {
      eventFiles.add(eventRows.row(record, event));
    } else if (first != null && lacksDuplicate) {
      duplicateFiles.add(duplicateRows.row(record, event, first));
    }
  }

  TaskResult finish() {
    return new TaskResult(
        new ArrayList<>(eventFiles.finish()),
        new ArrayList<>(rejectedFiles.finish()),
        new ArrayList<>(duplicateFiles.finish()),
        ids,
        records,
        oldest);
  }

  @Override
  public void close() {
    try (eventFiles;
        rejectedFiles) {
      duplicateFiles.close();
    }
  }
}
