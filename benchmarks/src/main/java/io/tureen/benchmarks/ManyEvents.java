package io.tureen.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events that Trino makes by itself, in the tables as they are. Closing it takes the tables back to
 * where they were.
 */
final class ManyEvents implements AutoCloseable {
  private static final long A_TIME = 500_000;

  private static final String EVENTS =
      """
      insert into menu_app_events
        (event_id, event_type, event_timestamp, user_id, description, stars, kafka_partition, kafka_offset, ingested_at)
      select
        uuid(),
        case when kind < 27 then 'login' when kind < 28 then 'create_profile' when kind < 84 then 'menu_search' else 'review' end,
        with_timezone(date_trunc('day', localtimestamp), 'UTC') - seconds * interval '1' second,
        'guest_' || cast(number %% 1000 as varchar),
        case
          when kind < 28 then 'web'
          when kind < 84 then element_at(array['Italian', 'Chinese', 'American', 'Mexican', 'Indian', 'Thai', 'Greek'], 1 + number %% 7)
          else 'It was OK.' end,
        case when kind >= 84 then 1 + random(5) end,
        -1, number, current_timestamp
      from %1$s\
      """;

  private static final String ORDERS =
      """
      insert into menu_app_orders
        (event_id, event_type, event_timestamp, user_id, description, coupon, price, kafka_partition, kafka_offset, ingested_at)
      select
        uuid(),
        'order',
        with_timezone(date_trunc('day', localtimestamp), 'UTC') - seconds * interval '1' second,
        'guest_' || cast(number %% 1000 as varchar),
        element_at(array['Italian', 'Chinese', 'American', 'Mexican', 'Indian', 'Thai', 'Greek'], 1 + number %% 7),
        if(kind < 17, 'Yes', 'No'),
        cast(5 + kind * 0.37 as decimal(10, 2)),
        -1, number, current_timestamp
      from %1$s\
      """;

  private final Connection trino;
  private final Map<String, Object> snapshots = new LinkedHashMap<>();
  private final Map<String, Object> ours = new LinkedHashMap<>();

  ManyEvents(Connection trino) {
    this.trino = trino;
  }

  /**
   * Adds events, of which one in five is an order.
   *
   * @return how long it took, in seconds
   */
  double add(long events) throws SQLException {
    long start = System.nanoTime();
    for (String table : TrinoWatch.TABLES) {
      snapshots.put(table, snapshot(table));
    }
    add("menu_app_events", EVENTS, events * 4 / 5);
    add("menu_app_orders", ORDERS, events / 5);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Spread over the two weeks before today, as those of the load are. */
  private static String source(long events) {
    return """
    (select (a - 1) * 1000 + b as number, random(100) as kind, 1 + random(1209600) as seconds
     from unnest(sequence(1, %d)) as thousands(a) cross join unnest(sequence(1, 1000)) as ones(b))\
    """
        .formatted(Math.max(1, events / 1000));
  }

  private void add(String table, String statement, long events) throws SQLException {
    for (long left = events; left > 0; left -= A_TIME) {
      LocalSystem.query(trino, statement.formatted(source(Math.min(left, A_TIME))));
      ours.put(table, snapshot(table));
      System.err.printf("%s: %,d events to add%n", table, Math.max(0, left - A_TIME));
    }
  }

  private Object snapshot(String table) throws SQLException {
    return LocalSystem.query(
            trino,
            "select snapshot_id from \"%s$snapshots\" order by committed_at desc limit 1"
                .formatted(table))
        .getFirst()[0];
  }

  @Override
  public void close() throws SQLException {
    for (Map.Entry<String, Object> added : ours.entrySet()) {
      String table = added.getKey();
      if (!snapshot(table).equals(added.getValue())) {
        throw new IllegalStateException(
            "%s was written to meanwhile, and keeps the added events. ./tureen reset forgets them."
                .formatted(table));
      }
      LocalSystem.query(
          trino,
          "alter table %s execute rollback_to_snapshot(snapshot_id => %s)"
              .formatted(table, snapshots.get(table)));
    }
  }
}
