package io.tureen.stream.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tureen.stream.table.OwnTables;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.topic.Checkpoint;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicGuard;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where to begin, or refuses to. The checkpoint says it, or else the tables do; either must
 * agree with the topic.
 */
public final class StartingPoint {
  private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);

  private final TopicGuard guard;
  private final Checkpoint checkpoint;
  private final OwnTables tables;

  public StartingPoint(TopicGuard guard, Checkpoint checkpoint, OwnTables tables) {
    this.guard = guard;
    this.checkpoint = checkpoint;
    this.tables = tables;
  }

  /**
   * Finds where to begin.
   *
   * @throws io.tureen.stream.failure.StreamException if the topic is not the one that was read, or
   *     records of it are missing
   */
  public Start find(SparkSession session, String topic) throws IOException {
    Offsets done = Offsets.NONE;
    for (StreamTable table : tables.all()) {
      String name = "The table " + table.name();
      table.committed().ifPresent(committed -> guard.requireSame(committed.topicId(), name));
      guard.requireReached(table.committedOffsets(), name);
    }
    if (checkpoint.hasQuery()) {
      done = checkPosition(session, topic);
    } else {
      for (StreamTable table : tables.all()) {
        guard.requireKept(table.committedOffsets(), "The table " + table.name());
      }
    }
    Offsets committed = guard.withinTopic(tables.committed());
    return new Start(
        committed,
        checkpoint.hasQuery() ? done : committed,
        tables.all().stream().map(StreamTable::committedOffsets).reduce(done, Offsets::furthest));
  }

  private Offsets checkPosition(SparkSession session, String topic) throws JsonProcessingException {
    Position position = Position.of(checkpoint, session, topic);
    guard.requireReached(position.planned(), "The checkpoint " + checkpoint.query());
    guard.requireKept(position.done(), "The checkpoint " + checkpoint.query());
    if (guard.isBehindBeginning(position.done())) {
      // Accepted; but Spark would still ask for the records that are gone.
      checkpoint
          .setQueryAside()
          .ifPresent(
              aside ->
                  LOG.warn(
                      "event=checkpoint-set-aside directory={} reason=\"records expired\"", aside));
    }
    return position.done();
  }
}
