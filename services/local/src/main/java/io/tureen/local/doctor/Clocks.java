package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares clocks by the {@code Date} of HTTP answers, which has whole seconds (RFC 9110, 6.6.1).
 */
public final class Clocks {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);
  private static final String REMEDY =
      "Set the clocks by NTP (timedatectl status, chronyc tracking): event times and what is deleted by its age follow them.";

  private Clocks() {}

  /**
   * How far an answer's clock is ahead of this machine's; empty when the answer has no date.
   *
   * @param date the header's text, if there was one
   * @param asked when the question went out
   */
  public static Optional<Duration> ahead(Optional<String> date, Instant asked) {
    Instant middle = asked.plus(Duration.between(asked, Instant.now()).dividedBy(2));
    return date.flatMap(Clocks::parse)
        // It was cut to whole seconds: half of one is what it lost on average.
        .map(told -> Duration.between(middle, told.plusMillis(500)));
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * What is wrong with the clocks.
   *
   * @param ahead of each part, how far its clock is ahead of this machine's
   */
  public static List<Finding> compare(Map<String, Duration> ahead) {
    List<Map.Entry<String, Duration>> wrong =
        ahead.entrySet().stream()
            .filter(part -> part.getValue().abs().compareTo(TOLERANCE) > 0)
            .toList();
    if (wrong.size() > 1 && wrong.size() == ahead.size() && agree(wrong)) {
      return List.of(
          finding(
              Subjects.CLOCK,
              "The clock of this machine is %s all parts that tell the time."
                  .formatted(words(wrong.getFirst().getValue().negated()))));
    }
    return wrong.stream()
        .map(
            part ->
                finding(
                    part.getKey(),
                    "The clock of %s is %s this machine's."
                        .formatted(part.getKey(), words(part.getValue()))))
        .toList();
  }

  private static boolean agree(List<Map.Entry<String, Duration>> parts) {
    Duration first = parts.getFirst().getValue();
    return parts.stream()
        .allMatch(part -> part.getValue().minus(first).abs().compareTo(TOLERANCE) <= 0);
  }

  private static Finding finding(String part, String what) {
    return Finding.fault(part, ErrorCode.CLOCK_SKEW, what, "the system's clock", REMEDY);
  }

  private static String words(Duration ahead) {
    return Words.of(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of");
  }
}
