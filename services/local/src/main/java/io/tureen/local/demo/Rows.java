package io.tureen.local.demo;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.sql.SqlException;
import io.tureen.local.terminal.Bar;
import io.tureen.local.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;

/** Waits for accepted events to become rows. */
final class Rows {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_COUNTS = Duration.ofMillis(300);

  private final RowCount count;
  private final Duration triggerInterval;

  Rows(RowCount count, Duration triggerInterval) {
    this.count = count;
    this.triggerInterval = triggerInterval;
  }

  /** The number of rows, once nothing is on its way from the topic any more. */
  long settled() throws SqlException, InterruptedException {
    long before = count.now();
    while (true) {
      Thread.sleep(triggerInterval.plus(triggerInterval.dividedBy(2)));
      long now = count.now();
      if (now == before) {
        return now;
      }
      before = now;
    }
  }

  /**
   * Returns when there are {@code accepted} rows more than before.
   *
   * @throws UserException when no more come, or there are too many
   */
  void await(long before, long accepted, Terminal terminal)
      throws SqlException, InterruptedException {
    Bar bar = new Bar(terminal, "rows");
    long rows = 0;
    Instant news = Instant.now();
    while (rows < accepted) {
      long now = count.now() - before;
      if (now != rows) {
        news = Instant.now();
      }
      rows = now;
      bar.show(rows, accepted, "");
      if (Duration.between(news, Instant.now()).compareTo(PATIENCE) > 0) {
        throw differ(rows, accepted, "No more have come for " + PATIENCE.toSeconds() + " s.");
      }
      if (rows < accepted) {
        Thread.sleep(BETWEEN_COUNTS);
      }
    }
    if (rows > accepted) {
      throw differ(rows, accepted, "Does something else send events at the same time?");
    }
  }

  private static UserException differ(long rows, long accepted, String remark) {
    return new UserException(
        ErrorCode.COUNTS_DIFFER,
        "%d events were accepted, and %d rows have come. %s".formatted(accepted, rows, remark),
        "Look at ./tureen status and ./tureen logs.");
  }
}
