package io.tureen.console.now.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.console.now.measure.Counters.Growth;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant NEXT = START.plusSeconds(5);

  private final Counters counters = new Counters();

  @Test
  void theFirstReadingTellsNoGrowth() {
    assertThat(counters.read("rows", "a", 1_000, START)).isEmpty();
  }

  @Test
  void theGrowthIsOverTheTimeSinceTheReadingBeforeAlsoWhenOneWasLeftOut() {
    counters.read("rows", "a", 1_000, START);

    assertThat(counters.read("rows", "a", 1_100, START.plusSeconds(10)))
        .hasValue(new Growth(100, Duration.ofSeconds(10)))
        .hasValueSatisfying(growth -> assertThat(growth.perSecond()).isEqualTo(10));
  }

  @Test
  void aCounterThatWasStartedAnewHasGrownByAllItHas() {
    counters.read("rows", "a", 1_000, START);

    assertThat(counters.read("rows", "a", 40, NEXT))
        .hasValue(new Growth(40, Duration.ofSeconds(5)));
  }

  @Test
  void aCounterOfAnotherProcessHasGrownByAllItHasAlsoWhenThatIsMoreThanBefore() {
    counters.read("rows", "a", 1_000, START);

    assertThat(counters.read("rows", "b", 1_040, NEXT))
        .hasValue(new Growth(1_040, Duration.ofSeconds(5)));
  }

  @Test
  void aCounterThatWasForgottenIsReadForTheFirstTimeAgain() {
    counters.read("rows", "a", 1_000, START);

    counters.forgetBefore(NEXT);

    assertThat(counters.read("rows", "a", 1_100, NEXT)).isEmpty();
  }
}
