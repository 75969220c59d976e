package io.tureen.stream.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.stream.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final TestClock clock = new TestClock();
  private final Pulse pulse = new Pulse(clock, Duration.ofSeconds(1));

  @Test
  void aStreamInWhichNothingHappensForFiveMinutesHangs() {
    clock.advance(Duration.ofMinutes(5).plusSeconds(2));

    assertThat(pulse.hangs()).contains("nothing has happened for 302 s");
  }

  @Test
  void aStreamThatSeldomLooksAtTheTopicLivesBetweenItsLooks() {
    Pulse slow = new Pulse(clock, Duration.ofMinutes(10));

    clock.advance(Duration.ofMinutes(14));

    assertThat(slow.hangs()).isEmpty();
  }

  @Test
  void aStreamLivesWhileSomethingHappensNowAndThen() {
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(4));
      assertThat(pulse.hangs()).isEmpty();
      pulse.beat();
    }
  }
}
