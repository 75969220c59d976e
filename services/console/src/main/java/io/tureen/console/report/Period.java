package io.tureen.console.report;

import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Sql;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time that a report is about, in UTC.
 *
 * @param from the first moment of it; empty: since ever
 * @param to the first moment after it; empty: without end
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {

  private static final int DAYS_OF_A_WEEK = 7;

  /** All there is. */
  static final Period ALL = new Period(Optional.empty(), Optional.empty());

  /**
   * What a person asked for.
   *
   * @param name {@code all}, {@code today} or {@code week}, the last being today and the six days
   *     before; empty where {@code from} or {@code to} say it
   * @param from a day or a moment, such as {@code 2026-11-22} or {@code 2026-11-22T18:00Z}; may be
   *     empty
   * @param to likewise; that day is no longer in the period
   * @throws ProblemException if that is no period
   */
  static Period of(String name, String from, String to, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!from.isBlank() || !to.isBlank()) {
      return between(moment("from", from), moment("to", to));
    }
    return switch (name) {
      case "", "all" -> ALL;
      case "today" -> days(today, 1);
      case "week" -> days(today.minusDays(DAYS_OF_A_WEEK - 1), DAYS_OF_A_WEEK);
      default ->
          throw wrong("period is '%s', and can be all, today or week".formatted(shortened(name)));
    };
  }

  private static Period days(LocalDate first, int count) {
    return new Period(Optional.of(start(first)), Optional.of(start(first.plusDays(count))));
  }

  private static Period between(Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw wrong(
          "from is %s and to is %s: to is the first moment after the period, and so comes later"
              .formatted(from.get(), to.get()));
    }
    return new Period(from, to);
  }

  private static Optional<Instant> moment(String parameter, String text) {
    String word = text.strip();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant moment =
          word.indexOf('T') < 0
              ? start(LocalDate.parse(word))
              : OffsetDateTime.parse(word).toInstant().truncatedTo(ChronoUnit.MICROS);
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year < 1 || year > 9999) {
        throw new DateTimeException("a year of more than four digits");
      }
      return Optional.of(moment);
    } catch (DateTimeException e) {
      throw wrong(
          "%s is '%s', and should be a day such as 2026-11-22 or a moment such as 2026-11-22T18:00Z"
              .formatted(parameter, shortened(word)));
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 60));
  }

  private static ProblemException wrong(String what) {
    return new ProblemException(ProblemCode.BAD_PERIOD, what + ".");
  }

  /** The conditions that a column lies in the period; none for all there is. */
  List<String> conditions(String column) {
    List<String> conditions = new ArrayList<>();
    from.ifPresent(moment -> conditions.add(column + " >= " + Sql.timestamp(moment)));
    to.ifPresent(moment -> conditions.add(column + " < " + Sql.timestamp(moment)));
    return conditions;
  }
}
