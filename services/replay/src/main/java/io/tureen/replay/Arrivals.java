package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import java.util.List;

/** What became of the records that a replay sent. */
final class Arrivals {
  private final Trino trino;
  private final Catalogue catalogue;
  private final String places;

  /**
   * @param places a query for the places of the records in the topic
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
              join (%s) p on p.sent_partition = t.kafka_partition and p.sent_offset = t.kafka_offset)\
            """
                .formatted(trino.table(table), places),
            row -> row.getLong(1));
    return count.getFirst();
  }
}
