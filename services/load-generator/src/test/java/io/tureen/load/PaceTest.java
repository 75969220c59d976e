package io.tureen.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long START = -5_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void withARateEventsAreDueAtEvenIntervalsHoweverLateItIs() {
    Pace pace = new Pace(OptionalDouble.of(500), START);

    assertThat(pace.dueNanos(0, START + 9 * SECOND)).isEqualTo(START);
    assertThat(pace.dueNanos(1, START + 9 * SECOND)).isEqualTo(START + SECOND / 500);
    assertThat(pace.dueNanos(500, START)).isEqualTo(START + SECOND);
    assertThat(pace.dueNanos(500 * 3_600L, START)).isEqualTo(START + 3_600 * SECOND);
  }

  @Test
  void withARateBelowOneEventsAreSecondsApart() {
    assertThat(new Pace(OptionalDouble.of(0.1), START).dueNanos(1, START))
        .isEqualTo(START + 10 * SECOND);
  }

  @Test
  void withARateAsManyEventsAreDueAsTheTimeHolds() {
    Pace pace = new Pace(OptionalDouble.of(500), START);

    assertThat(pace.eventsDueBy(START + 2 * SECOND, 17)).isEqualTo(1_000);
  }

  @Test
  void withoutARateAnEventIsDueAtOnceAndNothingIsEverBehind() {
    Pace pace = new Pace(OptionalDouble.empty(), START);

    assertThat(pace.dueNanos(10_000, START + SECOND)).isEqualTo(START + SECOND);
    assertThat(pace.eventsDueBy(START + 9 * SECOND, 17)).isEqualTo(17);
  }
}
