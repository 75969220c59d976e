package io.tureen.replay;

import io.tureen.catalogue.event.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;

/** The rejected records that a replay is about, read in pieces that fit into a small memory. */
final class RejectedRecords {
  private static final int MOST_RECORDS = 1_000;
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private final Trino trino;
  private final String table;
  private final Selection selection;

  RejectedRecords(Trino trino, String rejectedTable, Selection selection) {
    this.trino = trino;
    this.table = trino.table(rejectedTable);
    this.selection = selection;
  }

  /**
   * Records that lie beside one another in a partition.
   *
   * @param records how many there are
   */
  record Page(int partition, long first, long last, int records) {}

  /** All records that are wanted, in the order in which they came. */
  List<Page> pages() {
    // Two records of one place, of a topic that was made anew, are peers in the window, so they are
    // in one page: it is read by places.
    return trino.query(
        """
        select kafka_partition, min(kafka_offset), max(kafka_offset), count(*)
        from (
          select kafka_partition, kafka_offset,
            rank() over w - 1 as records_before,
            sum(coalesce(length(key), 0) + coalesce(length(value), 0)) over w as bytes
          from %s where %s
          window w as (partition by kafka_partition order by kafka_offset))
        group by kafka_partition, records_before / %d, bytes / %d
        order by 1, 2\
        """
            .formatted(table, wanted(), MOST_RECORDS, MOST_BYTES),
        row -> new Page(row.getInt(1), row.getLong(2), row.getLong(3), row.getInt(4)));
  }

  /** The records of a page. */
  List<RejectedRecord> read(Page page) {
    return trino.query(
        """
        select key, value, code from %s
        where %s and kafka_partition = %d and kafka_offset between %d and %d
        order by kafka_offset, kafka_timestamp\
        """
            .formatted(table, wanted(), page.partition(), page.first(), page.last()),
        row -> new RejectedRecord(row.getBytes(1), row.getBytes(2), row.getString(3)));
  }

  private String wanted() {
    String since =
        selection.since().map(moment -> "ingested_at >= " + Trino.literal(moment)).orElse("true");
    if (selection.reasons().isEmpty()) {
      return since;
    }
    return selection.reasons().stream()
        .map(ProblemCode::name)
        .sorted()
        .map("'%s'"::formatted)
        .collect(Collectors.joining(", ", since + " and code in (", ")"));
  }
}
