package io.tureen.load;

import java.time.Duration;
import java.util.Locale;

/** Numbers and durations as a person writes them. */
final class Words {
  private static final double MILLIS_OF_A_SECOND = 1_000;

  private Words() {}

  /** Such as {@code 42,452}. */
  static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Such as {@code 4.1 ms}, {@code 12.0 s} or {@code 2 min 30 s}. */
  static String of(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis < MILLIS_OF_A_SECOND) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_OF_A_SECOND);
    }
    return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
