package io.tureen.console.now.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.console.now.part.Sighting;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not known is not shown as 0. */
class MeasuringTest {
  private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant NEXT = START.plusSeconds(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final MetricsServer api = new MetricsServer("api");
  private final MetricsServer events = new MetricsServer("menu-events");
  private final MetricsServer orders = new MetricsServer("menu-orders");
  private final Measuring measuring =
      new Measuring(new Scraper(http), List.of("menu-events", "menu-orders"));

  @AfterEach
  void close() {
    List.of(api, events, orders).forEach(MetricsServer::close);
    http.close();
  }

  private Sighting all() {
    return new Sighting(
        List.of(), List.of(api.target()), List.of(events.target(), orders.target()));
  }

  private static String stream(int rows, int rejected, int lag, double seconds) {
    return """
    tureen_stream_rows_total %d
    tureen_stream_rejected_total %d
    tureen_stream_snapshots %d
    tureen_stream_lag_records %d
    tureen_stream_lag_seconds %s
    """
        .formatted(rows, rejected, 10 * rows, lag, seconds);
  }

  @Test
  void rowsAreSummedUpAndOfTheLagTheStreamThatIsFurthestBehindCounts() {
    api.tells("tureen_events_accepted_total 100");
    events.tells(stream(100, 0, 3, 0.5));
    orders.tells(stream(10, 1, 4, 1.5));
    measuring.sample(all(), START);
    api.tells("tureen_events_accepted_total 600");
    events.tells(stream(500, 0, 3, 0.5));
    orders.tells(stream(110, 6, 4, 1.5));

    Sample sample = measuring.sample(all(), NEXT);

    assertThat(sample.of(Measure.EVENTS_IN).value()).hasValue(100);
    assertThat(sample.of(Measure.ROWS_OUT).value()).hasValue(100);
    assertThat(sample.of(Measure.ROWS_OUT).byStream())
        .isEqualTo(Map.of("menu-events", 80.0, "menu-orders", 20.0));
    assertThat(sample.of(Measure.LAG_RECORDS).value()).hasValue(4);
    assertThat(sample.of(Measure.LAG_SECONDS).value()).hasValue(1.5);
    assertThat(sample.of(Measure.REJECTED).value()).hasValue(5);
    assertThat(sample.of(Measure.SNAPSHOTS).value()).hasValue(5_000);
  }

  @Test
  void aStreamThatGoesOnInAnotherProcessLosesNoCountOfWhatThatDidBeforeItWasFirstRead() {
    events.tells(stream(100, 3, 0, 0));
    orders.tells(stream(100, 0, 0, 0));
    measuring.sample(all(), START);
    try (MetricsServer next = new MetricsServer("menu-events")) {
      next.tells(stream(200, 4, 0, 0));

      Sample sample =
          measuring.sample(
              new Sighting(List.of(), List.of(), List.of(next.target(), orders.target())), NEXT);

      assertThat(sample.of(Measure.REJECTED).value()).hasValue(4);
      assertThat(sample.of(Measure.ROWS_OUT).value()).hasValue(40);
    }
  }

  @Test
  void aRateIsNotKnownUntilTheSecondReading() {
    api.tells("tureen_events_accepted_total 100");

    Sample sample = measuring.sample(all(), START);

    assertThat(sample.of(Measure.EVENTS_IN).value()).isEmpty();
    assertThat(sample.of(Measure.EVENTS_IN).reason()).isEqualTo("api was read only once yet");
  }

  @Test
  void aSumWithoutOneOfTheStreamsIsNotKnownAndSaysWhichIsMissing() {
    events.tells(stream(500, 0, 3, 0.5));
    Sighting sighting = all();
    orders.close();

    Measurement lag = measuring.sample(sighting, START).of(Measure.LAG_RECORDS);

    assertThat(lag.value()).isEmpty();
    assertThat(lag.byStream()).isEqualTo(Map.of("menu-events", 3.0));
    assertThat(lag.reason()).isEqualTo("menu-orders cannot be reached");
  }

  @Test
  void withoutAnyProcessNothingIsKnown() {
    Sample sample = measuring.sample(Sighting.NOTHING, START);

    assertThat(sample.measurements().values())
        .hasSize(Measure.values().length)
        .allSatisfy(
            measurement -> {
              assertThat(measurement.value()).isEmpty();
              assertThat(measurement.reason()).isNotEmpty();
            });
  }

  @Test
  void aMetricThatAProcessDoesNotTellIsNotKnown() {
    events.tells("tureen_stream_rows_total 1");
    orders.tells(stream(1, 0, 0, 0));

    Measurement lag = measuring.sample(all(), START).of(Measure.LAG_SECONDS);

    assertThat(lag.value()).isEmpty();
    assertThat(lag.reason()).isEqualTo("menu-events does not tell it yet");
  }
}
