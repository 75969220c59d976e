package io.tureen.stream.query;

import io.tureen.stream.batch.BatchReport;
import io.tureen.stream.batch.BatchWriter;
import io.tureen.stream.settings.StreamSettings;
import io.tureen.stream.topic.Checkpoint;
import io.tureen.stream.topic.Offsets;
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
import org.apache.spark.sql.streaming.Trigger;

/**
 * The Structured Streaming query: reads the topic and gives each batch to a {@link BatchWriter}.
 */
public final class StreamQuery {
  private static final Duration BATCH_ENDS_WITHIN = Duration.ofSeconds(8);

  private final BatchGate gate = new BatchGate();
  private final BatchWriter writer;
  private final StreamingQuery query;

  /**
   * Starts the query.
   *
   * @param start where to begin when there is no checkpoint
   * @param reports is told of each batch
   */
  public StreamQuery(
      SparkSession session,
      StreamSettings settings,
      String topic,
      Checkpoint checkpoint,
      Offsets start,
      BatchWriter writer,
      Consumer<BatchReport> reports)
      throws TimeoutException {
    this.writer = writer;
    DataStreamReader reader =
        session
            .readStream()
            .format("kafka")
            .option("subscribe", topic)
            .option(
                "startingOffsets",
                start.isEmpty() ? "earliest" : "{\"" + topic + "\":" + start + "}")
            .option("failOnDataLoss", "true")
            .option("maxOffsetsPerTrigger", settings.maxRecordsPerBatch())
            .option("groupIdPrefix", "tureen-" + settings.stream())
            // Spark asks for the topic's offsets after each poll, on the connection on which Kafka
            // still holds back the answer
            // to the fetch that follows the poll, for so long: twice 500 ms a batch when little is
            // sent.
            .option("kafka.fetch.max.wait.ms", "10")
            // What a consumer may buffer, whatever the size of the records.
            .option("kafka.fetch.max.bytes", "4194304");
    settings.kafka().forEach((name, value) -> reader.option("kafka." + name, value));
    this.query =
        reader
            .load()
            .writeStream()
            .queryName(settings.stream())
            .option("checkpointLocation", checkpoint.query().toString())
            .trigger(Trigger.ProcessingTime(settings.triggerInterval().toMillis()))
            .foreachBatch((Dataset<Row> batch, Long epoch) -> reports.accept(write(batch, epoch)))
            .start();
  }

  private BatchReport write(Dataset<Row> batch, long epoch) throws InterruptedException {
    gate.enter();
    try {
      String queryId =
          batch.sparkSession().sparkContext().getLocalProperty("sql.streaming.queryId");
      return writer.write(batch, epoch, queryId);
    } finally {
      gate.leave();
    }
  }

  /** Waits until the query was stopped, or failed. */
  public void await() throws StreamingQueryException {
    query.awaitTermination();
  }

  /** Says in the tables how far the query came; call it when it has ended. */
  public void noteOffsets() {
    writer.noteOffsets();
  }

  /** Whether it has begun to look at the topic. */
  public boolean isUnderWay() {
    return query.lastProgress() != null || query.status().isTriggerActive();
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
