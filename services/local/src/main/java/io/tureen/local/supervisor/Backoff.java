package io.tureen.local.supervisor;

import java.time.Duration;

/**
 * How long to wait before the next try: a second, then twice as long each time, at most half a
 * minute.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(30);
  static final Duration WELL_AGAIN_AFTER = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /**
   * The wait after one more failure.
   *
   * @param wellFor how long it had been well before; a minute of that, and the count begins anew
   */
  Duration afterFailure(Duration wellFor) {
    if (wellFor.compareTo(WELL_AGAIN_AFTER) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait;
  }
}
