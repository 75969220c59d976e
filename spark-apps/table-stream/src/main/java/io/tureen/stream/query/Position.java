package io.tureen.stream.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tureen.stream.topic.Checkpoint;
import io.tureen.stream.topic.Offsets;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.CommitLog;
import org.apache.spark.sql.execution.streaming.OffsetSeq;
import org.apache.spark.sql.execution.streaming.OffsetSeqLog;
import scala.Option;

/**
 * Where a query stands by its checkpoint.
 *
 * @param done the end of the last batch that was finished
 * @param planned the end of the last batch that was begun
 */
record Position(Offsets done, Offsets planned) {
  private static final Position BEGINNING = new Position(Offsets.NONE, Offsets.NONE);

  static Position of(Checkpoint checkpoint, SparkSession session, String topic)
      throws JsonProcessingException {
    OffsetSeqLog offsets =
        new OffsetSeqLog(session, new Path(checkpoint.query(), "offsets").toString());
    CommitLog commits = new CommitLog(session, new Path(checkpoint.query(), "commits").toString());
    Option<Object> begun = offsets.getLatestBatchId();
    if (begun.isEmpty()) {
      return BEGINNING;
    }
    Option<Object> finished = commits.getLatestBatchId();
    Offsets done = finished.isEmpty() ? Offsets.NONE : read(offsets, finished.get(), topic);
    return new Position(done, read(offsets, begun.get(), topic));
  }

  private static Offsets read(OffsetSeqLog log, Object batch, String topic)
      throws JsonProcessingException {
    Option<OffsetSeq> offsets = log.get((Long) batch);
    return offsets.isEmpty()
        ? Offsets.NONE
        : Offsets.ofSpark(offsets.get().offsets().apply(0).get().json(), topic);
  }
}
