package io.tureen.cluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An event for each of the streams, followed from the API to its row. */
final class Probe {
  /** How many there are. */
  static final int EVENTS = 2;

  /** Each look is a connection and a query: more of them would slow what they wait for. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Release release;
  private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final String user = "probe-" + UUID.randomUUID();
  private final String events =
      """
      [{"event_id": "%1$s", "event_type": "login", "user_id": "%3$s"},
       {"event_id": "%2$s", "event_type": "order", "user_id": "%3$s",
        "description": "Lebanese", "coupon": "No", "price": 12.50}]"""
          .formatted(UUID.randomUUID(), UUID.randomUUID(), user);

  private Probe(Release release) {
    this.release = release;
  }

  /** Sends both events until they are accepted, and waits until both are rows. */
  static void follow(Release release, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    Probe probe = new Probe(release);
    await("the API accepts an event")
        .atMost(limit)
        .pollInterval(INTERVAL)
        .ignoreExceptions()
        .until(probe::accepted);
    await("an accepted event of each stream is a row")
        .atMost(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)))
        .pollInterval(INTERVAL)
        .ignoreExceptions()
        .until(probe::isInBothTables);
  }

  private boolean accepted() throws Exception {
    try (Api api = release.api()) {
      return api.accepts(events);
    }
  }

  /**
   * More than once, too: events whose answer was lost are sent again. Only files that were written
   * since are read, of the many that a stream has written before.
   */
  private boolean isInBothTables() {
    try (Sql sql = release.sql()) {
      return sql.number(
              """
              select least(
                (select count(*) from menu_app_events where user_id = '%1$s' and %2$s),
                (select count(*) from menu_app_orders where user_id = '%1$s' and %2$s))"""
                  .formatted(user, "ingested_at >= from_iso8601_timestamp('%s')".formatted(begin)))
          > 0;
    }
  }
}
