package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.replay.SentOffsets.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of the records that were sent. A topic that was made anew counts its offsets anew, so
 * a row that is older than the replay is of another record, though its place is the same.
 */
final class Arrivals {
  /** By how much the clocks of the replay and of the streams may differ. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private static final int RANGES_OF_A_QUERY = 200;

  private final Trino trino;
  private final Catalogue catalogue;
  private final List<Range> sent;
  private final Instant since;

  /**
   * @param begin when the first was sent
   */
  Arrivals(Trino trino, Catalogue catalogue, SentOffsets sent, Instant begin) {
    this.trino = trino;
    this.catalogue = catalogue;
    this.sent = sent.ranges();
    this.since = begin.minus(CLOCKS_APART);
  }

  /**
   * What is there now.
   *
   * @param rows how many that were sent are rows of events, or duplicates of rows
   * @param rejectedAgain how many that were sent were rejected again
   */
  record Found(long rows, long rejectedAgain) {
    static final Found NONE = new Found(0, 0);
  }

  Found look() {
    long rows =
        new EventTables(trino, catalogue).names().stream().mapToLong(this::sentRecordsIn).sum();
    return new Found(rows, sentRecordsIn(catalogue.rejectedTable()));
  }

  private long sentRecordsIn(String table) {
    long records = 0;
    for (int from = 0; from < sent.size(); from += RANGES_OF_A_QUERY) {
      String places =
          sent.subList(from, Math.min(sent.size(), from + RANGES_OF_A_QUERY)).stream()
              .map(Range::condition)
              .collect(Collectors.joining(" or "));
      records +=
          trino
              .query(
                  "select count(*) from %s where ingested_at >= %s and (%s)"
                      .formatted(trino.table(table), Trino.literal(since), places),
                  row -> row.getLong(1))
              .getFirst();
    }
    return records;
  }
}
