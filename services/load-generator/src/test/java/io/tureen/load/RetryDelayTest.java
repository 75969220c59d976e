package io.tureen.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryDelayTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private final RetryDelay delay = new RetryDelay(new SplittableRandom(7));

  @ParameterizedTest
  @CsvSource({"1, 25, 50", "2, 50, 100", "5, 400, 800", "8, 2500, 5000", "1000, 2500, 5000"})
  void theDelayDoublesWithEachAttemptUpToALimit(int attempt, long leastMillis, long mostMillis) {
    for (int i = 0; i < 100; i++) {
      assertThat(delay.after(attempt, Optional.empty()))
          .isBetween(Duration.ofMillis(leastMillis), Duration.ofMillis(mostMillis));
    }
  }

  @Test
  void delaysDifferSoThatNotAllComeBackAtOnce() {
    assertThat(delay.after(4, Optional.empty())).isNotEqualTo(delay.after(4, Optional.empty()));
  }

  @Test
  void noRequestComesBackBeforeTheServersRetryAfter() {
    assertThat(delay.after(1, Optional.of(Duration.ofSeconds(2))))
        .isGreaterThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2                             | PT2S
          0                             | PT0S
          Sun, 22 Nov 2026 10:00:03 GMT | PT3S
          Sun, 22 Nov 2026 09:00:00 GMT | PT0S
          """)
  void aRetryAfterIsSecondsOrADate(String header, Duration expected) {
    assertThat(RetryDelay.parse(header, CLOCK)).contains(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
  void anyOtherRetryAfterIsLeftOut(String header) {
    assertThat(RetryDelay.parse(header, CLOCK)).isEmpty();
  }
}
