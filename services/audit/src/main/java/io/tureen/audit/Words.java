package io.tureen.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.OptionalLong;

/** Sets of offsets as Trino makes them: a number of 64 bits for 64 offsets. */
final class Words {
  static final int SIZE = Long.SIZE;

  private Words() {}

  /** The columns of a query that groups offsets, which says {@code group by 1}. */
  static String columns() {
    return "kafka_offset / %1$d as word, bitwise_or_agg(bitwise_left_shift(bigint '1', cast(kafka_offset %% %1$d as integer))) as bits"
        .formatted(SIZE);
  }

  /** Sets the bits of one such group; those before the base or from the end on are left out. */
  static void set(BitSet offsets, long word, long bits, long base, long end) {
    for (long left = bits; left != 0; left &= left - 1) {
      long offset = word * SIZE + Long.numberOfTrailingZeros(left);
      if (offset >= base && offset < end) {
        offsets.set((int) (offset - base));
      }
    }
  }

  /** The same for the offsets of all groups from one on, before another. */
  static void setAll(BitSet offsets, long word, long endWord, long base, long end) {
    long from = Math.max(word * SIZE, base);
    long to = Math.min(endWord * SIZE, end);
    if (from < to) {
      offsets.set((int) (from - base), (int) (to - base));
    }
  }

  /** A number of a row; empty where it is null. */
  static OptionalLong number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
