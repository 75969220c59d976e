package io.tureen.local.control;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another process writes down. */
public final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(80);

  private Polling() {}

  /** Looks until it holds or the time is over; says which. */
  public static boolean until(Duration timeout, BooleanSupplier condition)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(timeout);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }
}
