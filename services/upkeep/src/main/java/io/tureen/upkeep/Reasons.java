package io.tureen.upkeep;

import java.sql.SQLException;

/** Failures in a line. */
final class Reasons {
  private static final int LONGEST = 300;

  private Reasons() {}

  static String of(SQLException failure) {
    return line(String.valueOf(failure.getMessage()));
  }

  /** Without line breaks and quotes, so that it can stand between quotes in a log. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").replace('"', '\'').strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
