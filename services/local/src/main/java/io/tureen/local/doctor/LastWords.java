package io.tureen.local.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a part has written the last problem that it named by a code. */
public final class LastWords {
  private static final Pattern PROBLEM = Pattern.compile("\\b(TUREEN-[A-Z0-9-]+): (.+)$");
  private static final Set<String> WELL = Set.of("event=ready ", "event=started ");

  /** Codes with which a part ends for the sake of another one, or without knowing why. */
  private static final Set<String> SYMPTOMS =
      Set.of("TUREEN-STREAM-WAITED-TOO-LONG", "TUREEN-STREAM-FAILED");

  private LastWords() {}

  /**
   * The last problem since the part was well.
   *
   * @param readOn the command that shows all of it
   */
  public static Optional<Finding> problem(String part, String text, String readOn) {
    Matcher last = null;
    for (String line : text.lines().toList()) {
      Matcher problem = PROBLEM.matcher(line);
      if (WELL.stream().anyMatch(line::contains)) {
        last = null;
      } else if (problem.find()) {
        last = problem;
      }
    }
    return Optional.ofNullable(last)
        .map(problem -> finding(part, problem.group(1), problem.group(2), readOn));
  }

  private static Finding finding(String part, String code, String words, String readOn) {
    return new Finding(
        part,
        code,
        words,
        "",
        "As it says. All of its words: " + readOn,
        SYMPTOMS.contains(code) ? Finding.Kind.SYMPTOM : Finding.Kind.FAULT);
  }
}
