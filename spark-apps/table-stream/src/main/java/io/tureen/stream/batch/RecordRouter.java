package io.tureen.stream.batch;

import io.tureen.catalogue.event.ReadResult;
import io.tureen.stream.topic.Offsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.apache.iceberg.Table;
import org.apache.spark.TaskContext;

/**
 * Sends each record where it belongs: an event of this stream to the table of events, a record that
 * fits no event type to the table of rejected records if this stream writes that, anything else
 * nowhere.
 */
final class RecordRouter implements AutoCloseable {
  private final TaskTables tables;
  private final Offsets eventsCommitted;
  private final Offsets rejectedCommitted;
  private final boolean keepsRejected;
  private final RowFiles eventFiles;
  private final EventRows eventRows;
  private final RowFiles rejectedFiles;
  private final RejectedRows rejectedRows;
  private long records;
  private Instant oldest = Instant.MAX;

  RecordRouter(
      TaskTables tables, Offsets eventsCommitted, Offsets rejectedCommitted, TaskContext task) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Table events = tables.events();
    // A stream that keeps no rejected records has no rows for these.
    Table rejected = tables.rejected().orElse(events);
    this.tables = tables;
    this.eventsCommitted = eventsCommitted;
    this.rejectedCommitted = rejectedCommitted;
    this.keepsRejected = tables.rejected().isPresent();
    this.eventFiles = new RowFiles(events, task.partitionId(), task.taskAttemptId());
    this.eventRows = new EventRows(events.schema(), now);
    this.rejectedFiles = new RowFiles(rejected, task.partitionId(), task.taskAttemptId());
    this.rejectedRows = new RejectedRows(rejected.schema(), now);
  }

  void route(TopicRecord record) {
    records++;
    if (isNew(record, eventsCommitted) && record.hasTimestamp()) {
      oldest = TaskResult.earlier(oldest, record.timestamp());
    }
    Rules rules = tables.rulesFor(record);
    ReadResult result = rules.read(record);
    if (result instanceof ReadResult.Fits fits) {
      if (rules.areOfThisStream(fits.event()) && isNew(record, eventsCommitted)) {
        eventFiles.add(eventRows.row(record, fits.event()));
      }
    } else if (result instanceof ReadResult.Misfit misfit) {
      if (keepsRejected && rules.keepRejected() && isNew(record, rejectedCommitted)) {
        rejectedFiles.add(rejectedRows.row(record, misfit));
      }
    }
  }

  private static boolean isNew(TopicRecord record, Offsets committed) {
    return record.offset() >= committed.in(record.partition());
  }

  TaskResult finish() {
    return new TaskResult(
        new ArrayList<>(eventFiles.finish()),
        new ArrayList<>(rejectedFiles.finish()),
        records,
        oldest);
  }

  @Override
  public void close() {
    try (eventFiles) {
      rejectedFiles.close();
    }
  }
}
