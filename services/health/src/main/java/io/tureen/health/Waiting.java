package io.tureen.health;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Waits for the parts that a program depends on, for as long as it takes: {@link Readiness} names
 * each with the reason, and so does a line of output when the reason is a new one.
 */
public final class Waiting {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Readiness readiness;

  public Waiting(Readiness readiness) {
    this.readiness = readiness;
  }

  /**
   * Tries until it works, with pauses that grow.
   *
   * @param part what is waited for, in words
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public <T> T until(String part, Callable<T> attempt) throws InterruptedException {
    String reason = "";
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        T result = attempt.call();
        readiness.has(part);
        if (!reason.isEmpty()) {
          System.out.printf("event=waited for=\"%s\"%n", part);
        }
        return result;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        String now = rootCause(e);
        readiness.waitsFor(part, now);
        if (!now.equals(reason)) {
          System.out.printf("event=waiting for=\"%s\" reason=\"%s\"%n", part, now);
        }
        reason = now;
      }
      Thread.sleep(pause.toMillis());
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private static String rootCause(Exception failure) {
    if (failure instanceof NotReadyException) {
      return failure.getMessage();
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return (cause.getClass().getSimpleName() + message).lines().findFirst().orElse("");
  }
}
