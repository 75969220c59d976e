package io.tureen.console.now.measure;

import java.util.Locale;

/** What is measured of the way from an event to a row. */
public enum Measure {
  /** Events that the API accepted, a second. */
  EVENTS_IN,
  /** Rows that the streams wrote, a second. */
  ROWS_OUT,
  /**
   * Records of the topic that the stream which is furthest behind has yet to read. All streams read
   * the same topic: a sum would count a record for each.
   */
  LAG_RECORDS,
  /** Seconds that the oldest of these has waited. */
  LAG_SECONDS,
  /** Records that became rows of the table of the rejected, since the sample before. */
  REJECTED,
  /** Snapshots of that table of a stream which has most: so many that upkeep must be away. */
  SNAPSHOTS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
