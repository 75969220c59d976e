package io.tureen.traffic;

import io.tureen.catalogue.Quoted;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a file of weights. */
final class WeightsReader {
  private static final int MOST_GUESTS = 1_000_000;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final int MOST_DAYS = 366;
  private static final int HOURS_OF_A_DAY = 24;
  private static final double STEEPEST_SKEW = 5;
  private static final Map<String, DayOfWeek> WEEKDAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(
              Collectors.toMap(
                  day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  Function.identity(),
                  (one, other) -> one,
                  LinkedHashMap::new));

  private WeightsReader() {}

  static TrafficWeights read(YamlValue document) {
    YamlMap file = document.map().with("guests", "time", "events");
    return new TrafficWeights(
        guests(file.require("guests").map()),
        habits(file.require("time").map()),
        each(file.require("events").map(), WeightsReader::event));
  }

  private static Guests guests(YamlMap map) {
    map.with("count", "seed", "skew", "adjectives", "nouns");
    List<String> adjectives = words(map.require("adjectives"));
    List<String> nouns = words(map.require("nouns"));
    // Half of the possible names at most: they are found by trying.
    long most = Math.min(MOST_GUESTS, Guests.possibleNames(adjectives.size(), nouns.size()) / 2);
    YamlValue skew = map.require("skew");
    if (skew.weight() > STEEPEST_SKEW) {
      throw skew.error(
          TrafficErrorCode.OUT_OF_RANGE,
          "skew is %s; it can be 0 to %s.".formatted(skew.text(), STEEPEST_SKEW));
    }
    return new Guests(
        (int) map.require("count").wholeNumber(1, most),
        map.require("seed").wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
        skew.weight(),
        adjectives,
        nouns);
  }

  private static List<String> words(YamlValue list) {
    return List.copyOf(
        list.list().stream()
            .map(YamlValue::text)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static Habits habits(YamlMap map) {
    map.with("days", "weekdays", "hours");
    // Whole weeks at least, so that no weekday's weight is left out.
    int days = (int) map.require("days").wholeNumber(DAYS_OF_A_WEEK, MOST_DAYS);

    YamlMap weekdays = map.require("weekdays").map();
    weekdays.keys().forEach((name, key) -> YamlMap.requireKnown(key, name, WEEKDAYS.keySet()));
    Map<DayOfWeek, Double> weightOfDay = new LinkedHashMap<>();
    WEEKDAYS.forEach((name, day) -> weightOfDay.put(day, weekdays.require(name).weight()));
    requireSome(weekdays.self(), List.copyOf(weightOfDay.values()));

    YamlValue hours = map.require("hours");
    List<Double> weightOfHour = hours.list().stream().map(YamlValue::weight).toList();
    if (weightOfHour.size() != HOURS_OF_A_DAY) {
      throw hours.error(
          TrafficErrorCode.OUT_OF_RANGE,
          "hours has %d weights; a day has %d hours."
              .formatted(weightOfHour.size(), HOURS_OF_A_DAY));
    }
    requireSome(hours, weightOfHour);
    return new Habits(days, weightOfDay, weightOfHour);
  }

  private static EventWeights event(YamlValue value) {
    YamlMap map = value.map().with("parameters", "fields");
    Map<String, FieldWeights> fields = each(map.require("fields").map(), WeightsReader::field);
    fields.forEach(
        (name, weights) -> {
          if (weights instanceof FieldWeights.By by
              && (!fields.containsKey(by.field())
                  || fields.get(by.field()) instanceof FieldWeights.By)) {
            throw map.require("fields")
                .map()
                .require(name)
                .map()
                .require("by")
                .error(
                    TrafficErrorCode.UNKNOWN_KEY,
                    "by is %s; it should be a field of this event whose weights depend on no other."
                        .formatted(Quoted.of(by.field())));
          }
        });
    return new EventWeights(
        map.find("parameters").map(found -> each(found.map(), YamlValue::text)).orElse(Map.of()),
        fields);
  }

  private static FieldWeights field(YamlValue value) {
    YamlMap map = value.map();
    return map.find("by").isPresent() ? by(map) : plain(map);
  }

  private static FieldWeights by(YamlMap map) {
    Map<String, FieldWeights> cases = new LinkedHashMap<>();
    map.values()
        .forEach(
            (name, value) -> {
              if (!name.equals("by")) {
                cases.put(name, plain(value.map()));
              }
            });
    Optional<FieldWeights> otherwise = Optional.ofNullable(cases.remove("otherwise"));
    return new FieldWeights.By(map.require("by").text(), cases, otherwise);
  }

  private static FieldWeights plain(YamlMap map) {
    map.with("weights", "between");
    if (map.values().size() > 1) {
      throw map.self()
          .error(TrafficErrorCode.UNKNOWN_KEY, "weights and between do not go together. Keep one.");
    }
    return map.find("between").isPresent()
        ? between(map.require("between"))
        : new FieldWeights.Values(choice(map.require("weights")));
  }

  private static FieldWeights between(YamlValue value) {
    List<YamlValue> ends = value.list();
    if (ends.size() != 2) {
      throw value.error(
          TrafficErrorCode.OUT_OF_RANGE,
          "between has %d numbers; it has two.".formatted(ends.size()));
    }
    BigDecimal low = ends.get(0).decimal();
    BigDecimal high = ends.get(1).decimal();
    if (low.compareTo(high) > 0) {
      throw value.error(
          TrafficErrorCode.OUT_OF_RANGE,
          "between goes from %s down to %s. The smaller number comes first.".formatted(low, high));
    }
    return new FieldWeights.Between(low, high);
  }

  private static WeightedChoice<String> choice(YamlValue value) {
    Map<String, Double> weights = each(value.map(), YamlValue::weight);
    requireSome(value, new ArrayList<>(weights.values()));
    return WeightedChoice.of(weights);
  }

  private static void requireSome(YamlValue where, List<Double> weights) {
    if (weights.stream().allMatch(weight -> weight == 0)) {
      throw where.error(
          TrafficErrorCode.OUT_OF_RANGE, where.path() + " has no weight above zero. Give it one.");
    }
  }

  private static <T> Map<String, T> each(YamlMap map, Function<YamlValue, T> read) {
    Map<String, T> all = new LinkedHashMap<>();
    map.values().forEach((name, value) -> all.put(name, read.apply(value)));
    return all;
  }
}
