package io.tureen.stream.batch;

import io.tureen.stream.duplicates.Duplicates;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.table.OffsetsMovedException;
import io.tureen.stream.table.OwnTables;
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
  private final StreamTable duplicates;
  private final Duplicates known;
  private final TopicIncarnation topic;
  private final String stream;
  private final int tasks;
  private Offsets done = Offsets.NONE;

  /**
   * @param known by which records are told whose id was read before
   * @param tasks how many tasks a batch has at most; each writes its own files
   */
  public BatchWriter(
      String stream,
      Broadcast<TaskTables> taskTables,
      OwnTables tables,
      Duplicates known,
      TopicIncarnation topic,
      int tasks) {
    this.stream = stream;
    this.taskTables = taskTables;
    this.events = tables.events();
    this.rejected = tables.rejected();
    this.duplicates = tables.duplicates();
    this.known = known;
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
        duplicates.refresh();
        known.startOver();
      } catch (RuntimeException e) {
        known.startOver(); // Part of the batch may be in the tables.
        throw e;
      }
    }
  }

  private BatchReport tryWrite(Dataset<Row> batch, long epoch, String queryId) {
    Instant begin = Instant.now();
    TopicRanges ranges = TopicRanges.of(batch);
    TaskResult result = withoutDuplicates(batch, ranges);
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
    // Which of two records with one id is the row must be certain before the other is a duplicate.
    commit(events, result.eventFiles(), end, summary);
    rejected.ifPresent(table -> commit(table, result.rejectedFiles(), end, summary));
    commit(duplicates, result.duplicateFiles(), end, summary);
    Instant committed = Instant.now();
    done = end;
    known.add(result.ids());
    return new BatchReport(
        epoch,
        result.records(),
        TaskResult.rows(result.eventFiles()),
        TaskResult.rows(result.rejectedFiles()),
        TaskResult.rows(result.duplicateFiles()),
        ranges.end(),
        Duration.between(begin, written),
        Duration.between(written, committed),
        result.waitedUntil(committed));
  }

  /** Writes the batch once, or twice if there are events in it that came again, which is rare. */
  private TaskResult withoutDuplicates(Dataset<Row> batch, TopicRanges ranges) {
    TaskResult result = job(batch, ranges, Map.of());
    Map<Long, Long> found = known.in(result.ids(), events.committedOffsets());
    if (found.isEmpty()) {
      return result;
    }
    result.delete(events.table().io());
    return job(batch, ranges, found);
  }

  private TaskResult job(Dataset<Row> batch, TopicRanges ranges, Map<Long, Long> found) {
    Committed committed =
        new Committed(
            events.committedOffsets(),
            rejected.map(StreamTable::committedOffsets).orElse(Offsets.NONE),
            duplicates.committedOffsets());
    WriteTask task = new WriteTask(taskTables, committed, found);
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
    noteOffsets(duplicates);
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
