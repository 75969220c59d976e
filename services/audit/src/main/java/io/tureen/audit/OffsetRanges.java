package io.tureen.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** How many offsets are in a state, and which are the first of them. */
public final class OffsetRanges {
  /** So many ranges are named; the rest are counted. */
  static final int MOST_RANGES = 20;

  private final List<OffsetRange> first = new ArrayList<>();
  private long count;
  private boolean more;

  /**
   * Adds offsets that follow those that are here.
   *
   * @param base the offset of the set's first bit
   */
  void add(long base, BitSet offsets) {
    count += offsets.cardinality();
    int from = offsets.nextSetBit(0);
    while (from >= 0 && !more) {
      int to = offsets.nextClearBit(from);
      name(new OffsetRange(base + from, base + to - 1));
      from = offsets.nextSetBit(to);
    }
  }

  /** Adds offsets that cannot be named. */
  void addUnnamed(long offsets) {
    count += offsets;
  }

  private void name(OffsetRange range) {
    OffsetRange before = first.isEmpty() ? null : first.getLast();
    if (before != null && before.last() + 1 == range.first()) {
      first.set(first.size() - 1, new OffsetRange(before.first(), range.last()));
    } else if (first.size() < MOST_RANGES) {
      first.add(range);
    } else {
      more = true;
    }
  }

  public long count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** The first of them. */
  public List<OffsetRange> first() {
    return List.copyOf(first);
  }

  /** Whether there are more ranges than {@link #first}. */
  public boolean hasMore() {
    return more;
  }

  @Override
  public String toString() {
    return first.stream().map(OffsetRange::toString).collect(Collectors.joining(", "))
        + (more ? ", …" : "");
  }
}
