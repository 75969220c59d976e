package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How far each stream is, and was, can be asked with SQL. */
@Order(2)
@ExtendWith(RunningSystem.Extension.class)
class StreamMinutesIT {
  private static final String TABLE = "hive.default.tureen_streams";
  private static final List<String> STREAMS = List.of("menu-events", "menu-orders");

  @Test
  void eachStreamNotesEveryMinuteHowManyRowsItWroteAndThatItIsNotBehind(RunningSystem system) {
    try (Sql sql = RunningSystem.sql()) {
      awaitAMinuteInWhichNothingHappened(sql);
      long events = rows(sql, "menu-events");
      long orders = rows(sql, "menu-orders");

      system.load("--plan", "each");

      await("the rows of each stream")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> {
                assertThat(rows(sql, "menu-events")).isEqualTo(events + 4);
                assertThat(rows(sql, "menu-orders")).isEqualTo(orders + 1);
              });
      await("no lag")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> assertThat(newest(sql)).hasSize(2).allMatch(StreamMinutesIT::isNotBehind));
      assertThat(
              sql.rows(
                  "select max(batch_seconds_max), max(lag_seconds) from "
                      + TABLE
                      + " where batches > 0"))
          .first()
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .allSatisfy(seconds -> assertThat((Double) seconds).isPositive());
    }
  }

  private static void awaitAMinuteInWhichNothingHappened(Sql sql) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    String moment = "from_iso8601_timestamp('%s')".formatted(now.toOffsetDateTime());
    await("a quiet minute of each stream")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions() // the table is made with the first minute
        .until(
            () ->
                sql.number(
                        "select count(distinct stream) from %s where batches = 0 and minute > %s"
                            .formatted(TABLE, moment))
                    == STREAMS.size());
  }

  private static long rows(Sql sql, String stream) {
    return sql.number(
        "select coalesce(sum(rows), 0) from %s where stream = '%s'".formatted(TABLE, stream));
  }

  /** Last offset, end offset and lag in the newest minute of each stream. */
  private static List<List<Object>> newest(Sql sql) {
    return sql.rows(
        """
        select max_by(last_offset, minute), max_by(end_offset, minute), max_by(lag_records, minute)
        from %s group by stream"""
            .formatted(TABLE));
  }

  private static boolean isNotBehind(List<Object> minute) {
    return minute.get(0) != null && minute.get(0).equals(minute.get(1)) && minute.get(2).equals(0L);
  }
}
