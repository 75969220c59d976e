package io.tureen.benchmarks;

import io.tureen.catalogue.Envelope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;

/**
 * Events that Trino makes by itself, in the tables as they are, on days long ago that no other
 * event is of. Closing it takes these days away again, which leaves whatever was written meanwhile.
 */
final class ManyEvents implements AutoCloseable {
  static final LocalDate FIRST_DAY = LocalDate.of(1999, 12, 1);
  static final int DAYS = 14;

  private static final String EVENTS =
      """
      insert into menu_app_events
        (event_id, event_type, event_timestamp, user_id, description, stars, kafka_partition, kafka_offset, ingested_at)
      select
        uuid(),
        case when kind < 27 then 'login' when kind < 28 then 'create_profile' when kind < 84 then 'menu_search' else 'review' end,
        %2$s,
        'guest_' || cast(number %% 1000 as varchar),
        case
          when kind < 28 then 'web'
          when kind < 84 then element_at(array['Italian', 'Chinese', 'American', 'Mexican', 'Indian', 'Thai', 'Greek'], 1 + number %% 7)
          else 'It was OK.' end,
        case when kind >= 84 then 1 + random(5) end,
        -1, number, %2$s
      from %1$s\
      """;

  private static final String ORDERS =
      """
      insert into menu_app_orders
        (event_id, event_type, event_timestamp, user_id, description, coupon, price, kafka_partition, kafka_offset, ingested_at)
      select
        uuid(),
        'order',
        %2$s,
        'guest_' || cast(number %% 1000 as varchar),
        element_at(array['Italian', 'Chinese', 'American', 'Mexican', 'Indian', 'Thai', 'Greek'], 1 + number %% 7),
        if(kind < 17, 'Yes', 'No'),
        cast(5 + kind * 0.37 as decimal(10, 2)),
        -1, number, %2$s
      from %1$s\
      """;

  private final Connection trino;
  private final Catalog tables;

  /** Also takes away what a run that was broken off has left. */
  ManyEvents(Connection trino, Catalog tables) {
    this.trino = trino;
    this.tables = tables;
    close();
  }

  /**
   * Adds events, of which one in five is an order: each day at once, so that a day is a few files,
   * as upkeep leaves it.
   *
   * @return how long it took, in seconds
   */
  double add(long events) throws SQLException {
    long start = System.nanoTime();
    for (int day = 0; day < DAYS; day++) {
      add(EVENTS, share(events * 4 / 5, day), FIRST_DAY.plusDays(day));
      add(ORDERS, share(events / 5, day), FIRST_DAY.plusDays(day));
      System.err.printf("%d of %d days of events added%n", day + 1, DAYS);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** So that the days together have all of them. */
  private static long share(long events, int day) {
    return events * (day + 1) / DAYS - events * day / DAYS;
  }

  /** In the order of time, as a stream writes them. */
  private void add(String statement, long events, LocalDate day) throws SQLException {
    String numbers =
        """
        (select number, random(100) as kind, number * 86400000 / %1$d as millis from (
          select (a - 1) * 1000 + b as number
          from unnest(sequence(1, %1$d / 1000 + 1)) as thousands(a) cross join unnest(sequence(0, 999)) as ones(b))
        where number < %1$d)\
        """
            .formatted(events);
    String moment =
        "date_add('millisecond', millis, timestamp '%s 00:00:00.000000 UTC')".formatted(day);
    LocalSystem.update(trino, statement.formatted(numbers, moment));
  }

  /**
   * Takes whole files out of the tables. Trino would write down each row as deleted, since a stream
   * writes files that are of no day, and what is read afterwards would cost more than before.
   */
  @Override
  public void close() {
    for (String table : TrinoWatch.TABLES) {
      tables
          .loadTable(TableIdentifier.of("default", table))
          .newDelete()
          .deleteFromRowFilter(
              Expressions.and(
                  Expressions.greaterThanOrEqual(Envelope.EVENT_TIMESTAMP, midnight(FIRST_DAY)),
                  Expressions.lessThan(
                      Envelope.EVENT_TIMESTAMP, midnight(FIRST_DAY.plusDays(DAYS)))))
          .commit();
    }
  }

  private static String midnight(LocalDate day) {
    return day + "T00:00:00+00:00";
  }
}
