package io.tureen.traffic;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/**
 * When guests are there.
 *
 * @param days how many whole days before today events lie in
 * @param hours one weight for each hour of a day
 */
record Habits(int days, Map<DayOfWeek, Double> weekdays, List<Double> hours) {
  Habits {
    weekdays = Map.copyOf(weekdays);
    hours = List.copyOf(hours);
  }
}
