package io.tureen.replay;

import java.util.SortedMap;

/**
 * What a replay did, or would do.
 *
 * @param reasons the counts, by the reason for which records were rejected
 * @param recovered records that a replay before had sent without saying so
 * @param arrived what became of those sent
 */
record ReplayReport(
    boolean dryRun, SortedMap<String, Counts> reasons, long recovered, Arrivals.Found arrived) {

  /**
   * Of one reason.
   *
   * @param before replayed before
   * @param fit fit the catalogue, and were sent unless the run is dry
   * @param stay do not fit
   * @param tooLarge fit, and Kafka does not take them
   */
  record Counts(long before, long fit, long stay, long tooLarge) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          before + other.before, fit + other.fit, stay + other.stay, tooLarge + other.tooLarge);
    }
  }

  Counts total() {
    return reasons.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** How many records this replay answers for. */
  long sent() {
    return dryRun ? 0 : total().fit() + recovered;
  }

  /** How many records that were sent, by this replay or earlier ones, are in no table yet. */
  long missing() {
    return sent() - arrived.rows() - arrived.rejectedAgain() + arrived.missingOfEarlier();
  }
}
