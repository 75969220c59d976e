package io.tureen.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables in which records are. Trino looks at every row and gives back only the groups of
 * offsets in which one is missing or double.
 */
final class RecordTables {
  /** So many offsets are looked at one by one in a query. */
  private static final long CHUNK = 4_096L * Words.SIZE;

  private final Trino trino;
  private final List<Place> places;
  private final Optional<Instant> since;

  /**
   * @param places tables that are there
   * @param since rows ingested before do not count
   */
  RecordTables(Trino trino, List<Place> places, Optional<Instant> since) {
    this.trino = trino;
    this.places = List.copyOf(places);
    this.since = since;
  }

  /** The first offset that is in a table, by partition. */
  Map<Integer, Long> firstOffsets() {
    Map<Integer, Long> offsets = new HashMap<>();
    trino
        .query(
            "select kafka_partition, min(kafka_offset) from (%s) group by 1"
                .formatted(union("true")),
            row -> Map.entry(row.getInt(1), row.getLong(2)))
        .forEach(first -> offsets.put(first.getKey(), first.getValue()));
    return offsets;
  }

  private record Group(
      long word,
      long bits,
      long records,
      OptionalLong before,
      long all,
      long allRejected,
      long allDuplicates) {}

  /**
   * What the tables have of these offsets.
   *
   * @param from the first
   * @param to the one after the last, at most {@link Window#SIZE} later
   */
  Window read(int partition, long from, long to) {
    List<Group> groups = trino.query(groups(partition, from, to), RecordTables::group);
    BitSet missing = new BitSet();
    TreeSet<Long> doubledChunks = new TreeSet<>();
    long next = from / Words.SIZE;
    long end = (to - 1) / Words.SIZE + 1;
    Counts counts = Counts.NONE;
    for (Group group : groups) {
      long absent = group.before().isPresent() ? group.before().getAsLong() + 1 : next;
      Words.setAll(missing, absent, group.word(), from, to);
      Words.set(missing, group.word(), ~group.bits(), from, to);
      if (group.records() > Long.bitCount(group.bits())) {
        doubledChunks.add(group.word() * Words.SIZE / CHUNK);
      }
      next = group.word() + 1;
      counts =
          new Counts(
              group.all() - group.allRejected() - group.allDuplicates(),
              group.allRejected(),
              group.allDuplicates(),
              0);
    }
    Words.setAll(missing, next, end, from, to);
    BitSet doubled = new BitSet();
    long doubledPlaces = 0;
    for (long chunk : doubledChunks) {
      doubledPlaces |= addDoubled(doubled, partition, chunk, from, to);
    }
    return new Window(partition, from, to, counts, missing, doubled, names(doubledPlaces));
  }

  /** The last group is always there, and says how many records all have. */
  private String groups(int partition, long from, long to) {
    return """
    select word, bits, records, before, all_records, all_rejected, all_duplicates from (
      select word, bits, records, lag(word) over in_order as before, lead(word) over in_order as following,
        sum(records) over () as all_records, sum(rejected) over () as all_rejected, sum(duplicates) over () as all_duplicates
      from (
        select %s, count(*) as records, count_if(place in (%s)) as rejected, count_if(place in (%s)) as duplicates
        from (%s) group by 1)
      window in_order as (order by word))
    where records <> %d or bits <> -1 or before is null or before <> word - 1 or following is null
    order by word\
    """
        .formatted(
            Words.columns(),
            numbers(Place.Kind.REJECTED),
            numbers(Place.Kind.DUPLICATE),
            union(inRange(partition, from, to)),
            Words.SIZE);
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        Words.number(row, 4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  private record Doubled(long offset, long places) {}

  /** Adds the doubled offsets of a chunk; returns the bits of the tables that have one. */
  private long addDoubled(BitSet doubled, int partition, long chunk, long from, long to) {
    List<Doubled> found =
        trino.query(
            "select kafka_offset, bitwise_or_agg(bitwise_left_shift(bigint '1', place)) from (%s) group by 1 having count(*) > 1"
                .formatted(
                    union(
                        inRange(
                            partition,
                            Math.max(from, chunk * CHUNK),
                            Math.min(to, (chunk + 1) * CHUNK)))),
            row -> new Doubled(row.getLong(1), row.getLong(2)));
    long all = 0;
    for (Doubled offset : found) {
      doubled.set((int) (offset.offset() - from));
      all |= offset.places();
    }
    return all;
  }

  static String inRange(int partition, long from, long to) {
    return "kafka_partition = %d and kafka_offset >= %d and kafka_offset < %d"
        .formatted(partition, from, to);
  }

  private String union(String condition) {
    String all =
        condition + since.map(time -> " and ingested_at >= " + Trino.literal(time)).orElse("");
    return IntStream.range(0, places.size())
        .mapToObj(
            number ->
                "select kafka_partition, kafka_offset, %d as place from %s where %s"
                    .formatted(number, trino.table(places.get(number).table()), all))
        .collect(Collectors.joining(" union all "));
  }

  /** The places of a kind, of which there may be none. */
  private String numbers(Place.Kind kind) {
    List<String> numbers = new ArrayList<>(List.of("-1"));
    for (int number = 0; number < places.size(); number++) {
      if (places.get(number).kind() == kind) {
        numbers.add(Integer.toString(number));
      }
    }
    return String.join(", ", numbers);
  }

  private String names(long bits) {
    return IntStream.range(0, places.size())
        .filter(number -> (bits >> number & 1) == 1)
        .mapToObj(number -> places.get(number).table())
        .collect(Collectors.joining(", "));
  }
}
