package io.tureen.stream.waiting;

import io.tureen.health.Readiness;
import io.tureen.stream.failure.Causes;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the parts that the stream depends on: the one place where anything is tried again. */
public final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Readiness readiness;
  private final Duration limit;
  private final CountDownLatch stop;
  private final Runnable attempted;

  /**
   * @param limit how long one thing is waited for
   * @param stop ends every wait when it is counted down
   */
  public Waiting(Readiness readiness, Duration limit, CountDownLatch stop) {
    this(readiness, limit, stop, () -> {});
  }

  /**
   * @param attempted is told of each attempt that failed
   */
  public Waiting(Readiness readiness, Duration limit, CountDownLatch stop, Runnable attempted) {
    this.readiness = readiness;
    this.limit = limit;
    this.stop = stop;
    this.attempted = attempted;
  }

  /**
   * Tries until it works, with pauses that grow; meanwhile {@link Readiness} names what is waited
   * for.
   *
   * @param part what is waited for, in words
   * @param mayPass whether a failure may go away by itself; any other is thrown as it is
   * @throws StreamException with {@link StreamProblem#WAITED_TOO_LONG} after the limit
   * @throws CancellationException if the stream is asked to stop meanwhile
   */
  public <T> T until(String part, Predicate<Exception> mayPass, Callable<T> attempt) {
    Instant begin = Instant.now();
    Duration pause = FIRST_PAUSE;
    boolean waited = false;
    try {
      while (true) {
        try {
          return attempt.call();
        } catch (Exception e) {
          if (!mayPass.test(e)) {
            throw unchecked(e);
          }
          String reason = reason(e);
          readiness.waitsFor(part, reason);
          attempted.run();
          if (!waited) {
            LOG.info("event=waiting for=\"{}\" reason=\"{}\"", part, reason);
            waited = true;
          }
          if (Duration.between(begin, Instant.now()).compareTo(limit) > 0) {
            throw new StreamException(
                StreamProblem.WAITED_TOO_LONG,
                "Waited %s for %s, last answer: %s. Look at its log; this stream goes on where it was once it is started again."
                    .formatted(limit, part, reason),
                e);
          }
          pause(pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                  ? pause.multipliedBy(2)
                  : LONGEST_PAUSE;
        }
      }
    } finally {
      readiness.has(part);
      if (waited) {
        LOG.info(
            "event=waited for=\"{}\" seconds={}",
            part,
            Duration.between(begin, Instant.now()).toSeconds());
      }
    }
  }

  private void pause(Duration pause) {
    try {
      if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CancellationException("asked to stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static String reason(Exception failure) {
    return StreamException.in(failure)
        .map(known -> known.problem().code() + ": " + known.getMessage())
        .orElseGet(() -> Causes.root(failure));
  }

  private static RuntimeException unchecked(Exception e) {
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
