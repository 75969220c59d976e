package io.tureen.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the records are that were sent, as ranges of offsets: they lie close together. */
final class SentOffsets {
  private final Map<Integer, Range> last = new HashMap<>();
  private final List<Range> ranges = new ArrayList<>();

  /** Offsets of a partition, both ends included. */
  static final class Range {
    private final int partition;
    private final long first;
    private long end;

    private Range(int partition, long first) {
      this.partition = partition;
      this.first = first;
      this.end = first;
    }

    /** As a condition on a table's row. */
    String condition() {
      return "kafka_partition = %d and kafka_offset between %d and %d"
          .formatted(partition, first, end);
    }
  }

  /** Adds a record, of each partition in their order. */
  void add(int partition, long offset) {
    Range known = last.get(partition);
    if (known != null && known.end + 1 == offset) {
      known.end = offset;
    } else {
      Range begun = new Range(partition, offset);
      last.put(partition, begun);
      ranges.add(begun);
    }
  }

  List<Range> ranges() {
    return ranges;
  }
}
