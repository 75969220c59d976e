package io.tureen.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Snapshots of the tables by which rows were removed. Streams only append, and upkeep only puts
 * files together, so that each comes from a person's statement.
 */
final class Removals {
  /** So many are looked at in a run; a statement takes a look into the table as it was. */
  private static final int MOST_REMOVALS = 100;

  /**
   * A snapshot that removed rows.
   *
   * @param parent the snapshot before it
   */
  private record Removal(String table, long snapshot, long parent, Instant at, long rows) {
    String text() {
      return "%s: snapshot %d of %s removed %d rows".formatted(table, snapshot, at, rows);
    }
  }

  private final Trino trino;
  private final List<Removal> removals = new ArrayList<>();
  private final Set<Removal> seen = new LinkedHashSet<>();

  /**
   * The snapshots that there still are.
   *
   * @param since older ones do not count
   */
  Removals(Trino trino, List<Place> places, Optional<Instant> since) {
    this.trino = trino;
    for (Place place : places) {
      removals.addAll(trino.query(query(place.table(), since), row(place.table())));
    }
  }

  private String query(String table, Optional<Instant> since) {
    return """
    select snapshot_id, parent_id, committed_at, rows from (
      select snapshot_id, parent_id, committed_at,
        cast(coalesce(element_at(summary, 'deleted-records'), '0') as bigint) + cast(coalesce(element_at(summary, 'added-position-deletes'), '0') as bigint)
          + cast(coalesce(element_at(summary, 'added-equality-deletes'), '0') as bigint) as rows
      from %s where operation in ('delete', 'overwrite') and parent_id is not null%s)
    where rows > 0 order by committed_at limit %d\
    """
        .formatted(
            trino.table(table + "$snapshots"),
            since.map(time -> " and committed_at > " + Trino.literal(time)).orElse(""),
            MOST_REMOVALS);
  }

  private static Trino.RowReader<Removal> row(String table) {
    return row ->
        new Removal(
            table, row.getLong(1), row.getLong(2), row.getTimestamp(3).toInstant(), row.getLong(4));
  }

  /**
   * Which of these offsets were in a table before rows were removed from it.
   *
   * @param base the offset of the set's first bit
   */
  BitSet removedOf(int partition, long base, BitSet offsets) {
    BitSet removed = new BitSet();
    for (Removal removal : removals) {
      if (removed.equals(offsets)) {
        break;
      }
      BitSet before = before(removal, partition, base, offsets);
      before.and(offsets);
      before.andNot(removed);
      if (!before.isEmpty()) {
        seen.add(removal);
        removed.or(before);
      }
    }
    return removed;
  }

  private BitSet before(Removal removal, int partition, long base, BitSet offsets) {
    long from = base + offsets.nextSetBit(0);
    long to = base + offsets.length();
    BitSet before = new BitSet();
    trino
        .queryIfThere(
            "select %s from %s for version as of %d where %s group by 1"
                .formatted(
                    Words.columns(),
                    trino.table(removal.table()),
                    removal.parent(),
                    RecordTables.inRange(partition, from, to)),
            row -> new long[] {row.getLong(1), row.getLong(2)})
        .orElse(List.of())
        .forEach(word -> Words.set(before, word[0], word[1], base, to));
    return before;
  }

  /** Those that took away what is missing. */
  <T> List<T> seen(Function<String, T> reader) {
    return seen.stream().map(Removal::text).map(reader).toList();
  }
}
