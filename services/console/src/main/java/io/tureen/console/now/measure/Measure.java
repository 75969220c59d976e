package io.tureen.console.now.measure;

import java.util.Locale;

/** What is measured of the way from an event to a row. */
public enum Measure {
  /** Events that the API accepted, a second. */
  EVENTS_IN,
  /** Rows that the streams wrote, a second. */
  ROWS_OUT,
  /** Records of the topic that are no rows yet. */
  LAG_RECORDS,
  /** Seconds that the oldest record which is no row yet has waited. */
  LAG_SECONDS,
  /** Records that became rows of the table of the rejected, since the sample before. */
  REJECTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
