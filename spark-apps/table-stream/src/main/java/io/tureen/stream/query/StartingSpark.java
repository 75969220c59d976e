package io.tureen.stream.query;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Spark, which takes seconds to start, started while its caller does other work. */
public final class StartingSpark implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final CompletableFuture<SparkSession> session;

  public StartingSpark(Supplier<SparkSession> start) {
    this.session = CompletableFuture.supplyAsync(start);
  }

  /** The session, once it has started. */
  public SparkSession join() {
    return session.join();
  }

  /**
   * Waits until Spark has started or failed to, ten seconds at most: a Spark whose JVM ends before
   * logs errors that have nothing to do with why it ends.
   */
  @Override
  public void close() {
    session
        .handle((started, failure) -> null)
        .completeOnTimeout(null, CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
