package io.tureen.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Moments in the whole days (UTC) before the clock's today, as the guests' habits weight them:
 * never in the future, and the same all day long for the same randomness.
 */
final class EventTimes {
  private static final long MILLIS_OF_AN_HOUR = Duration.ofHours(1).toMillis();

  private final Habits habits;
  private final Clock clock;
  private volatile Period period;

  EventTimes(Habits habits, Clock clock) {
    this.habits = habits;
    this.clock = clock;
    this.period = periodBefore(today());
  }

  Instant pick(RandomGenerator random) {
    return current().hours().pick(random).plusMillis(random.nextLong(MILLIS_OF_AN_HOUR));
  }

  private Period current() {
    LocalDate today = today();
    Period known = period;
    if (!known.today().equals(today)) {
      known = periodBefore(today);
      period = known;
    }
    return known;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Period periodBefore(LocalDate today) {
    Map<Instant, Double> weights = new LinkedHashMap<>();
    for (LocalDate day = today.minusDays(habits.days());
        day.isBefore(today);
        day = day.plusDays(1)) {
      double weightOfDay = habits.weekdays().get(day.getDayOfWeek());
      for (int hour = 0; hour < habits.hours().size(); hour++) {
        weights.put(
            day.atTime(hour, 0).toInstant(ZoneOffset.UTC), weightOfDay * habits.hours().get(hour));
      }
    }
    return new Period(today, WeightedChoice.of(weights));
  }

  private record Period(LocalDate today, WeightedChoice<Instant> hours) {}
}
