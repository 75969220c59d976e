package io.tureen.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.console.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {

  private static final Clock SATURDAY =
      Clock.fixed(Instant.parse("2026-11-28T23:59:59Z"), ZoneOffset.UTC);

  @Test
  void nothingAskedMeansAllThereIs() {
    assertThat(period("", "", "")).isEqualTo(Period.ALL);
    assertThat(period("all", "", "").conditions("t")).isEmpty();
  }

  @Test
  void todayIsTheDayInUtc() {
    assertThat(period("today", "", ""))
        .isEqualTo(between("2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z"));
  }

  @Test
  void aWeekIsTodayAndTheSixDaysBefore() {
    assertThat(period("week", "", ""))
        .isEqualTo(between("2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z"));
  }

  @Test
  void aPeriodHasItsFirstMomentAndNotItsEnd() {
    assertThat(period("", "2026-11-22", "2026-11-23T18:00+01:00").conditions("t"))
        .containsExactly(
            "t >= timestamp '2026-11-22 00:00:00.000000 UTC'",
            "t < timestamp '2026-11-23 17:00:00.000000 UTC'");
  }

  @Test
  void whatIsNoPeriodIsRefusedWithAnExample() {
    for (String day : new String[] {"yesterday", "2026-02-30", "2026-11-22T10:00", "' or '1'='1"}) {
      assertThatThrownBy(() -> period("", day, ""))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("from is '" + day)
          .hasMessageContaining("such as 2026-11-22");
    }
    assertThatThrownBy(() -> period("fortnight", "", ""))
        .hasMessageContaining("all, today or week");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> period("", "2026-11-22", "2026-11-22"))
        .hasMessageContaining("comes later");
  }

  private static Period period(String name, String from, String to) {
    return Period.of(name, from, to, SATURDAY);
  }

  private static Period between(String from, String to) {
    return new Period(Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)));
  }
}
