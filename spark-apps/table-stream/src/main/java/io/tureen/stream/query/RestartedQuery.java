package io.tureen.stream.query;

import io.tureen.stream.failure.Causes;
import io.tureen.stream.files.Storage;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a query again when the storage went away under it, as that is sooner than a new process.
 */
public final class RestartedQuery {
  private static final Logger LOG = LoggerFactory.getLogger(RestartedQuery.class);

  /** How often it may fail in a row without progress in between. */
  private static final int MOST_FAILURES = 3;

  /** Starts a query and follows it until it was stopped. */
  @FunctionalInterface
  public interface Run {
    void run() throws Exception;
  }

  private final Storage storage;
  private final BooleanSupplier hasProgressed;

  /**
   * @param hasProgressed whether the query that was started last has ended a batch
   */
  public RestartedQuery(Storage storage, BooleanSupplier hasProgressed) {
    this.storage = storage;
    this.hasProgressed = hasProgressed;
  }

  /** Runs until a query was stopped, or failed for another reason or too often. */
  public void run(Run query) throws Exception {
    int failures = 0;
    while (true) {
      try {
        query.run();
        return;
      } catch (StreamingQueryException | IOException e) {
        failures = hasProgressed.getAsBoolean() ? 1 : failures + 1;
        if (!storage.mayBeAway(e) || failures > MOST_FAILURES) {
          throw e;
        }
        LOG.warn("event=query-failed failures={} reason=\"{}\"", failures, Causes.root(e));
        storage.awaitWritable();
      }
    }
  }
}
