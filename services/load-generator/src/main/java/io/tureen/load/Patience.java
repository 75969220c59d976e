package io.tureen.load;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries again until something succeeds or the time is up. */
final class Patience {
  /** One try. */
  @FunctionalInterface
  interface Attempt {
    /** Why it did not succeed; empty when it did. */
    Optional<String> obstacle() throws InterruptedException;
  }

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final long endNanos;
  private final Consumer<String> waiting;

  /**
   * @param waiting hears why it is tried again, each reason once
   */
  Patience(Duration limit, Consumer<String> waiting) {
    this.endNanos = System.nanoTime() + limit.toNanos();
    this.waiting = waiting;
  }

  /** How long there is; never nothing, so that what is tried last can still fail by itself. */
  Duration left() {
    return Duration.ofNanos(
        Math.max(Duration.ofSeconds(1).toNanos(), endNanos - System.nanoTime()));
  }

  /** The last obstacle when the time is up; empty once it succeeded. */
  Optional<String> until(Attempt attempt) throws InterruptedException {
    Optional<String> last = Optional.empty();
    while (true) {
      Optional<String> obstacle = attempt.obstacle();
      if (obstacle.isEmpty() || System.nanoTime() - endNanos >= 0) {
        return obstacle;
      }
      if (!obstacle.equals(last)) {
        waiting.accept(obstacle.get());
      }
      last = obstacle;
      Thread.sleep(PAUSE);
    }
  }
}
