package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Timestamps that make no sense, of records and in events. */
class TimestampIT {
  private static final String EVENTS = "menu-events";

  /** None; the earliest; in microseconds instead of milliseconds; the year 300000; the last. */
  private static final List<Long> OF_RECORDS =
      List.of(
          -1L,
          0L,
          1_764_547_200_000_000L,
          Instant.parse("+300000-01-01T00:00:00Z").toEpochMilli(),
          Long.MAX_VALUE);

  @Test
  void aRecordWithAnyTimestampIsARowOrRejected() throws Exception {
    try (Restaurant restaurant = new Restaurant("undated");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic(
          Map.of("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)));
      for (long timestamp : OF_RECORDS) {
        producer.recordAt(timestamp, Producer.logIn());
        producer.recordAt(timestamp, "not json");
      }
      producer.flush();

      StreamProcess stream = restaurant.start(EVENTS, Map.of("TUREEN_MINUTES_INTERVAL", "PT6S"));

      restaurant.awaitRows("events", OF_RECORDS.size());
      restaurant.awaitRows("rejected", OF_RECORDS.size());
      stream.awaitLag(0);
      assertThat(restaurant.rows("rejected"))
          .extracting(row -> row.getField("kafka_timestamp").toString())
          .containsOnly(
              "1969-12-31T23:59:59.999Z", "1970-01-01T00:00Z", "9999-12-31T23:59:59.999Z");
      assertThat(stream.process().stop()).isZero();
      assertThat(stream.process().output()).doesNotContain("WARN", "ERROR", "Exception");
    }
  }

  @Test
  void anEventWithAnyTimestampIsARowOrRejected() throws Exception {
    try (Restaurant restaurant = new Restaurant("dated");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      for (String timestamp :
          List.of(
              "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999Z")) {
        producer.event("login", Instant.parse(timestamp), "");
      }
      for (String timestamp :
          List.of(
              "0000-12-31T23:59:59Z",
              "-0001-01-01T00:00:00Z",
              "+10000-01-01T00:00:00Z",
              "+300000-01-01T00:00:00Z")) {
        producer.event("login", Instant.parse(timestamp), "");
      }
      producer.event("login", Instant.MIN, "");
      producer.event("login", Instant.MAX, "");
      producer.flush();

      StreamProcess stream = restaurant.start(EVENTS);

      restaurant.awaitRows("events", 3);
      restaurant.awaitRows("rejected", 6);
      assertThat(stream.process().stop()).isZero();
      assertThat(stream.process().output()).doesNotContain("ERROR", "Exception");
    }
  }
}
