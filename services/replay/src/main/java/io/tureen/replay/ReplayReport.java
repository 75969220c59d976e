package io.tureen.replay;

import java.util.SortedMap;

/**
 * What a replay did, or would do.
 *
 * @param reasons the counts, by the reason for which records were rejected
 * @param arrived what became of those sent
 */
record ReplayReport(boolean dryRun, SortedMap<String, Counts> reasons, Arrivals.Found arrived) {

  /**
   * Of one reason.
   *
   * @param rows fit the catalogue, and their event is in a table already
   * @param sent fit, and were sent unless the run is dry
   * @param duplicates fit, and have the id of one that was sent
   * @param stay do not fit
   * @param tooLarge fit, and Kafka does not take them
   */
  record Counts(long rows, long sent, long duplicates, long stay, long tooLarge) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    static final Counts ROW = new Counts(1, 0, 0, 0, 0);
    static final Counts SENT = new Counts(0, 1, 0, 0, 0);
    static final Counts DUPLICATE = new Counts(0, 0, 1, 0, 0);
    static final Counts STAYS = new Counts(0, 0, 0, 1, 0);
    static final Counts TOO_LARGE = new Counts(0, 0, 0, 0, 1);

    Counts plus(Counts other) {
      return new Counts(
          rows + other.rows,
          sent + other.sent,
          duplicates + other.duplicates,
          stay + other.stay,
          tooLarge + other.tooLarge);
    }
  }

  Counts total() {
    return reasons.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  long sent() {
    return dryRun ? 0 : total().sent();
  }

  /** How many records that were sent are in no table yet. */
  long missing() {
    return sent() - arrived.rows() - arrived.rejectedAgain();
  }
}
