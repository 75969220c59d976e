package io.tureen.replay;

import io.tureen.catalogue.event.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rejected records that a replay is about, read in pieces that fit into a small memory. */
final class RejectedRecords {
  private static final int MOST_RECORDS = 1_000;
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private final Trino trino;
  private final String table;
  private final Selection selection;
  private final Optional<String> sentRecords;

  /**
   * @param sentRecords a query for those that were replayed already; empty when there was no replay
   */
  RejectedRecords(
      Trino trino, String rejectedTable, Selection selection, Optional<String> sentRecords) {
    this.trino = trino;
    this.table = trino.table(rejectedTable);
    this.selection = selection;
    this.sentRecords = sentRecords;
  }

  /**
   * Records that lie beside one another in a partition.
   *
   * @param records how many there are
   */
  record Page(int partition, long first, long last, int records) {}

  /** All records that were not replayed yet, in the order in which they came. */
  List<Page> pages() {
    // Two records of one place, of a topic that was made anew, are peers in the window, so they are
    // in one page: it is read by places.
    return trino.query(
        """
        select kafka_partition, min(kafka_offset), max(kafka_offset), count(*)
        from (
          select r.kafka_partition, r.kafka_offset,
            rank() over w - 1 as records_before,
            sum(coalesce(length(r.key), 0) + coalesce(length(r.value), 0)) over w as bytes
          from %s
          window w as (partition by r.kafka_partition order by r.kafka_offset))
        group by kafka_partition, records_before / %d, bytes / %d
        order by 1, 2\
        """
            .formatted(remaining(""), MOST_RECORDS, MOST_BYTES),
        row -> new Page(row.getInt(1), row.getLong(2), row.getLong(3), row.getInt(4)));
  }

  /** The records of a page. */
  List<RejectedRecord> read(Page page) {
    return trino.query(
        "select r.kafka_partition, r.kafka_offset, r.kafka_timestamp, r.key, r.value, r.code from %s order by 2, 3"
            .formatted(
                remaining(
                    "and r.kafka_partition = %d and r.kafka_offset between %d and %d"
                        .formatted(page.partition(), page.first(), page.last()))),
        row ->
            new RejectedRecord(Ledger.id(row), row.getBytes(4), row.getBytes(5), row.getString(6)));
  }

  /** How many were replayed before, by the reason for which they were rejected. */
  Map<String, Long> replayedBefore() {
    if (sentRecords.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> replayed = new TreeMap<>();
    trino
        .query(
            "select r.code, count(*) from %s r join (%s) s on %s where %s group by 1"
                .formatted(table, sentRecords.get(), sameRecord(), wanted()),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> replayed.put(entry.getKey(), entry.getValue()));
    return replayed;
  }

  private String remaining(String condition) {
    return sentRecords
        .map(
            sent ->
                "%s r left join (%s) s on %s where s.kafka_offset is null and %s %s"
                    .formatted(table, sent, sameRecord(), wanted(), condition))
        .orElseGet(() -> "%s r where %s %s".formatted(table, wanted(), condition));
  }

  private static String sameRecord() {
    return "s.kafka_partition = r.kafka_partition and s.kafka_offset = r.kafka_offset and"
        + " s.kafka_timestamp = r.kafka_timestamp";
  }

  private String wanted() {
    String since =
        selection
            .since()
            .map(moment -> "r.ingested_at >= " + Ledger.literal(moment))
            .orElse("true");
    if (selection.reasons().isEmpty()) {
      return since;
    }
    return selection.reasons().stream()
        .map(ProblemCode::name)
        .sorted()
        .map("'%s'"::formatted)
        .collect(Collectors.joining(", ", since + " and r.code in (", ")"));
  }
}
