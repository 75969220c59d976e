package io.tureen.console.now.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void samplesOfTheLastWhileAreKeptAndOlderOnesAreNot() {
    History history = new History(Duration.ofSeconds(10));

    for (int second = 0; second <= 20; second += 5) {
      history.add(new Sample(START.plusSeconds(second), Map.of()));
    }

    assertThat(history.samples())
        .extracting(Sample::at)
        .containsExactly(START.plusSeconds(10), START.plusSeconds(15), START.plusSeconds(20));
  }
}
