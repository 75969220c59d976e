package io.tureen.stream.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the stream still lives. Whatever it does ends or is tried again well within a limit, so
 * when nothing has happened for that long it hangs. Thread-safe.
 */
public final class Pulse {
  /** Far longer than any step takes: records are counted every 10 s even in a long batch. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  private final Clock clock;
  private final Duration longestSilence;
  private volatile Instant last;

  /**
   * @param triggerInterval for which nothing has to happen between two batches
   */
  public Pulse(Clock clock, Duration triggerInterval) {
    this.clock = clock;
    this.longestSilence = LONGEST_SILENCE.plus(triggerInterval);
    this.last = clock.instant();
  }

  /** Something happened. */
  public void beat() {
    last = clock.instant();
  }

  /** Why the stream is thought to hang; empty while it lives. */
  public Optional<String> hangs() {
    Duration silence = Duration.between(last, clock.instant());
    return silence.compareTo(longestSilence) > 0
        ? Optional.of("nothing has happened for %d s".formatted(silence.toSeconds()))
        : Optional.empty();
  }
}
