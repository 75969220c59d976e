package io.tureen.load;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the same request is sent again: doubling with each attempt, with jitter
 * so that refused connections do not come back all at once, and never before the server's
 * Retry-After.
 */
final class RetryDelay {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final RandomGenerator random;

  RetryDelay(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param attempt 1 after the first attempt failed
   */
  Duration after(int attempt, Optional<Duration> retryAfter) {
    long limit =
        Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, Integer.SIZE / 2));
    Duration jitter = Duration.ofMillis(random.nextLong(limit / 2, limit + 1));
    return retryAfter.orElse(Duration.ZERO).plus(jitter);
  }

  /**
   * A Retry-After header's value: seconds or a date (RFC 9110, 10.2.3); empty when it is neither.
   */
  static Optional<Duration> parse(String header, Clock clock) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    if (!value.isEmpty()
        && value.length() <= 9
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(Duration.ofSeconds(Integer.parseInt(value)));
    }
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration until = Duration.between(clock.instant(), date);
      return Optional.of(until.isNegative() ? Duration.ZERO : until);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
