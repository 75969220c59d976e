package io.tureen.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  @Test
  void theWaitDoublesUpToHalfAMinute() {
    assertThat(IntStream.range(0, 8).mapToLong(failure -> waitAfter(Duration.ZERO)))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void aMinuteOfBeingWellBeginsAnew() {
    waitAfter(Duration.ZERO);
    waitAfter(Duration.ZERO);

    assertThat(waitAfter(Duration.ofSeconds(59))).isEqualTo(4);
    assertThat(waitAfter(Duration.ofSeconds(60))).isEqualTo(1);
  }

  private long waitAfter(Duration wellFor) {
    return backoff.afterFailure(wellFor).toSeconds();
  }
}
