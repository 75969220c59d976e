package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import java.time.Duration;
import java.util.List;

/**
 * What became of the records that a replay sent. A topic that was made anew counts its offsets
 * anew, so a row that is older than the replay is of another record, though its place is the same.
 */
final class Arrivals {
  /** By how much the clocks of Trino and of the streams may differ. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  private final Trino trino;
  private final Catalogue catalogue;
  private final String places;

  /**
   * @param places a query for the places of the records in the topic, and when they were claimed
   */
  Arrivals(Trino trino, Catalogue catalogue, String places) {
    this.trino = trino;
    this.catalogue = catalogue;
    this.places = places;
  }

  /** How many are rows of events. */
  long rows() {
    return catalogue.streams().stream().map(Stream::table).mapToLong(this::in).sum();
  }

  /** How many were rejected again. */
  long rejected() {
    return in(catalogue.rejectedTable());
  }

  private long in(String table) {
    List<Long> count =
        trino.query(
            """
            select count(*) from (
              select distinct t.kafka_partition, t.kafka_offset from %s t
              join (%s) p on p.sent_partition = t.kafka_partition and p.sent_offset = t.kafka_offset
                and t.ingested_at > date_add('second', -%d, p.claimed_at))\
            """
                .formatted(trino.table(table), places, CLOCKS_APART.toSeconds()),
            row -> row.getLong(1));
    return count.getFirst();
  }
}
