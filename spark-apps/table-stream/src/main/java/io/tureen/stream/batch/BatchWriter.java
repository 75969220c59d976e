package io.tureen.stream.batch;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.table.OffsetsMovedException;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.topic.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a micro-batch: one Spark job that writes files, then one commit for each table that got
 * rows. Thread-safe.
 */
public final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  /** How often a batch is written anew because another process of the same stream came first. */
  private static final int MOST_TRIES = 3;

  /**
   * By how many records a table may be behind that gets no rows: so many are read again at a start.
   */
  private static final long MOST_RECORDS_WITHOUT_ROWS = 50_000;

  private final Broadcast<TaskTables> taskTables;
  private final StreamTable events;
  private final Optional<StreamTable> rejected;
  private final TopicIncarnation topic;
  private final String stream;
  private final int tasks;
  private Offsets done = Offsets.NONE;

  /**
   * @param tasks how many tasks a batch has at most; each writes its own files
   */
  public BatchWriter(
      String stream,
      Broadcast<TaskTables> taskTables,
      StreamTable events,
      Optional<StreamTable> rejected,
      TopicIncarnation topic,
      int tasks) {
    this.stream = stream;
    this.taskTables = taskTables;
    this.events = events;
    this.rejected = rejected;
    this.topic = topic;
    this.tasks = tasks;
  }

  /** Writes a batch; writing it again, by this process or another, changes nothing. */
  public synchronized BatchReport write(Dataset<Row> batch, long epoch, String queryId) {
    for (int tries = 1; ; tries++) {
      try {
        return tryWrite(batch, epoch, queryId);
      } catch (OffsetsMovedException e) {
        if (tries == MOST_TRIES) {
          throw new StreamException(StreamProblem.OTHER_WRITER, StreamTable.otherWriter(e), e);
        }
        LOG.warn("event=other-writer epoch={} reason=\"{}\"", epoch, e.getMessage());
        events.refresh();
        rejected.ifPresent(StreamTable::refresh);
      }
    }
  }

  private BatchReport tryWrite(Dataset<Row> batch, long epoch, String queryId) {
    Instant begin = Instant.now();
    TopicRanges ranges = TopicRanges.of(batch);
    TaskResult result = job(batch, ranges);
    Instant written = Instant.now();
    topic.requireStillThere();
    Map<String, String> summary =
        Map.of(
            "tureen.stream",
            stream,
            "tureen.epoch",
            String.valueOf(epoch),
            "tureen.query-id",
            queryId);
    Offsets end = done.furthest(ranges.end());
    commit(events, result.eventFiles(), end, summary);
    rejected.ifPresent(table -> commit(table, result.rejectedFiles(), end, summary));
    Instant committed = Instant.now();
    done = end;
    return new BatchReport(
        epoch,
        result.records(),
        TaskResult.rows(result.eventFiles()),
        TaskResult.rows(result.rejectedFiles()),
        ranges.end(),
        Duration.between(begin, written),
        Duration.between(written, committed),
        result.waitedUntil(committed));
  }

  private TaskResult job(Dataset<Row> batch, TopicRanges ranges) {
    Offsets rejectedCommitted = rejected.map(StreamTable::committedOffsets).orElse(Offsets.NONE);
    WriteTask task = new WriteTask(taskTables, events.committedOffsets(), rejectedCommitted);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(batch.sparkSession().sparkContext());
    int parallel = Math.min(tasks, Math.max(1, ranges.all().size()));
    return TaskResult.merged(
        spark.parallelize(ranges.all(), parallel).mapPartitions(task).collect());
  }

  private static void commit(
      StreamTable table, List<DataFile> files, Offsets end, Map<String, String> summary) {
    boolean farBehind = table.committedOffsets().until(end) >= MOST_RECORDS_WITHOUT_ROWS;
    if (!files.isEmpty() || farBehind) {
      table.commit(files, end, summary);
    }
  }

  /**
   * Notes in tables that got no rows lately that there were none for them, so that a start does not
   * read old records again. Waits for the batch in progress.
   */
  public synchronized void noteOffsets() {
    noteOffsets(events);
    rejected.ifPresent(this::noteOffsets);
  }

  private void noteOffsets(StreamTable table) {
    if (table.committedOffsets().until(done) == 0) {
      return;
    }
    try {
      table.commit(List.of(), done, Map.of());
    } catch (OffsetsMovedException e) {
      table.refresh(); // Another process of the stream noted more.
    }
  }
}
