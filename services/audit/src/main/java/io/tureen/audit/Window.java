package io.tureen.audit;

import java.util.BitSet;

/**
 * What the tables have of some offsets of a partition. A bit is the offset after the first.
 *
 * @param from the first offset
 * @param to the one after the last
 * @param counts of what the tables have; nothing is explained yet
 * @param missing offsets that no table has
 * @param doubled offsets that are there more than once
 * @param doubledPlaces names of tables that have one of those, as far as there are any
 */
record Window(
    int partition,
    long from,
    long to,
    Counts counts,
    BitSet missing,
    BitSet doubled,
    String doubledPlaces) {

  /** So many offsets are read at once: the set of their groups fits Trino's small memory. */
  static final long SIZE = 78_125L * Words.SIZE;

  /** Where the window ends that has this offset. */
  static long endOf(long offset) {
    return (offset / SIZE + 1) * SIZE;
  }
}
