package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * What became of the records that were sent. A topic that was made anew counts its offsets anew, so
 * a row that is older than the replay is of another record, though its place is the same.
 */
final class Arrivals {
  /** By how much the clocks of Trino and of the streams may differ. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private final Trino trino;
  private final Catalogue catalogue;
  private final String places;

  /**
   * @param places a query for the places of the records in the topic, see {@link
   *     Ledger#placesToArriveAt}
   */
  Arrivals(Trino trino, Catalogue catalogue, String places) {
    this.trino = trino;
    this.catalogue = catalogue;
    this.places = places;
  }

  /**
   * What is there now.
   *
   * @param rows how many that this replay sent are rows of events
   * @param rejectedAgain how many that this replay sent were rejected again
   * @param rejectedOfEarlier how many that earlier replays sent, and none has seen arrive, were
   *     rejected again
   * @param missingOfEarlier how many that earlier replays sent are neither
   */
  record Found(long rows, long rejectedAgain, long rejectedOfEarlier, long missingOfEarlier) {
    static final Found NONE = new Found(0, 0, 0, 0);
  }

  Found look() {
    String tables =
        catalogue.streams().stream()
                .map(Stream::table)
                .map(table -> rows(table, false) + " union all ")
                .collect(Collectors.joining())
            + rows(catalogue.rejectedTable(), true);
    return trino
        .query(
            """
            with p as (%s),
              found as (
                select p.sent_partition, p.sent_offset, p.own, bool_and(t.rejected) as rejected from (%s) t
                join p on p.sent_partition = t.kafka_partition and p.sent_offset = t.kafka_offset
                  and t.ingested_at > date_add('second', -%d, p.claimed_at)
                group by 1, 2, 3)
            select count_if(own and not rejected), count_if(own and rejected), count_if(not own and rejected),
              (select count_if(not own) from p) - count_if(not own)
            from found\
            """
                .formatted(places, tables, CLOCKS_APART.toSeconds()),
            row -> new Found(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .getFirst();
  }

  private String rows(String table, boolean rejected) {
    return "select kafka_partition, kafka_offset, ingested_at, %s as rejected from %s"
        .formatted(rejected, trino.table(table));
  }
}
