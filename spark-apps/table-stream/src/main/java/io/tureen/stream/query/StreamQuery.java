package io.tureen.stream.query;

import io.tureen.stream.batch.BatchReport;
import io.tureen.stream.batch.BatchWriter;
import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.files.ScratchDirectory;
import io.tureen.stream.files.Storage;
import io.tureen.stream.settings.StreamSettings;
import io.tureen.stream.topic.Offsets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Structured Streaming query: reads the topic and gives each batch to a {@link BatchWriter}.
 */
public final class StreamQuery {
  private static final Logger LOG = LoggerFactory.getLogger(StreamQuery.class);
  private static final Duration BATCH_ENDS_WITHIN = Duration.ofSeconds(8);

  /** How often a batch is written anew because the storage went away. */
  private static final int MOST_TRIES = 5;

  /** The driver is listed with the executors, and does their work when it has none of its own. */
  private static final int DRIVER = 1;

  private final BatchGate gate = new BatchGate();
  private final BatchWriter writer;
  private final Storage storage;
  private final SparkSession session;
  private final StreamingQuery query;

  /**
   * Starts the query.
   *
   * @param start where to begin
   * @param reports is told of each batch
   */
  public StreamQuery(
      SparkSession session,
      StreamSettings settings,
      String topic,
      Offsets start,
      ScratchDirectory scratch,
      Storage storage,
      BatchWriter writer,
      Consumer<BatchReport> reports)
      throws TimeoutException {
    this.writer = writer;
    this.storage = storage;
    this.session = session;
    DataStreamReader reader =
        session
            .readStream()
            .format("kafka")
            .option("subscribe", topic)
            .option("startingOffsets", "{\"" + topic + "\":" + start + "}")
            .option("failOnDataLoss", "true")
            .option("maxOffsetsPerTrigger", settings.maxRecordsPerBatch())
            // A full batch begins at once, any other when the interval has passed.
            .option("minOffsetsPerTrigger", settings.maxRecordsPerBatch())
            .option("maxTriggerDelay", settings.triggerInterval().toMillis() + "ms")
            .option("groupIdPrefix", "tureen-" + settings.stream())
            // Spark asks for the topic's offsets after each poll, on the connection on which Kafka
            // still holds back the answer
            // to the fetch that follows the poll, for so long: twice 500 ms a batch when little is
            // sent.
            .option("kafka.fetch.max.wait.ms", "10")
            // What a consumer may buffer, whatever the size of the records.
            .option("kafka.fetch.max.bytes", "4194304");
    settings.kafka().forEach((name, value) -> reader.option("kafka." + name, value));
    // Records of an aborted transaction are no rows; those of an open one are read when it ends.
    reader.option("kafka.isolation.level", "read_committed");
    this.query =
        reader
            .load()
            .writeStream()
            .queryName(settings.stream())
            .option("checkpointLocation", scratch.uri().toString())
            .foreachBatch((Dataset<Row> batch, Long epoch) -> reports.accept(write(batch, epoch)))
            .start();
  }

  private BatchReport write(Dataset<Row> batch, long epoch) throws InterruptedException {
    gate.enter();
    try {
      String queryId =
          batch.sparkSession().sparkContext().getLocalProperty("sql.streaming.queryId");
      return write(batch, epoch, queryId);
    } finally {
      gate.leave();
    }
  }

  /** Waits for a storage that went away in the middle of a batch, and writes the batch again. */
  private BatchReport write(Dataset<Row> batch, long epoch, String queryId) {
    for (int tries = 1; ; tries++) {
      try {
        return writer.write(batch, epoch, queryId);
      } catch (Exception e) {
        boolean ofStorage = Causes.find(e, IOException.class).isPresent() || !storage.isWritable();
        if (StreamException.in(e).isPresent() || !ofStorage || tries == MOST_TRIES) {
          throw e;
        }
        LOG.warn(
            "event=batch-failed epoch={} tries={} reason=\"{}\"", epoch, tries, Causes.root(e));
        storage.awaitWritable();
      }
    }
  }

  /** Waits until the query was stopped, or failed. */
  public void await() throws StreamingQueryException {
    query.awaitTermination();
  }

  /** Says in the tables how far the query came, unless the storage is away. */
  public void noteOffsets() {
    if (storage.isWritable()) {
      writer.noteOffsets();
    }
  }

  /** Whether it has begun to look at the topic. */
  public boolean isUnderWay() {
    return query.lastProgress() != null || query.status().isTriggerActive();
  }

  /** Whether there is somebody to write a batch. */
  public boolean hasExecutor() {
    return session.sparkContext().isLocal()
        || session.sparkContext().statusTracker().getExecutorInfos().length > DRIVER;
  }

  /** What Spark says about the last trigger; null before the first one ended. */
  public StreamingQueryProgress lastProgress() {
    return query.lastProgress();
  }

  /** Lets the batch in progress end, then stops. */
  public void stop() throws InterruptedException, TimeoutException {
    gate.close(BATCH_ENDS_WITHIN);
    query.stop();
  }
}
