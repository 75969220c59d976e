package io.tureen.console.now.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final MetricsPage PAGE =
      MetricsPage.parse(
          """
          # HELP tureen_events_accepted_total Events answered with 202
          # TYPE tureen_events_accepted_total counter
          tureen_events_accepted_total 42452.0
          tureen_stream_rows_total{stream="menu-events"} 3.5E4
          tureen_stream_rows_total{stream="a } b",other="c\\"{",} 5 1700000000
          tureen_stream_lag_seconds{stream="menu-events"} NaN
          this is no metric
          +
          """);

  @Test
  void aMetricWithoutLabelsIsRead() {
    assertThat(PAGE.sum("tureen_events_accepted_total")).hasValue(42_452);
  }

  @Test
  void aMetricWithLabelsIsSummedUpOverThem() {
    assertThat(PAGE.sum("tureen_stream_rows_total")).hasValue(35_005);
  }

  @Test
  void whatIsNoNumberIsNotKnown() {
    assertThat(PAGE.sum("tureen_stream_lag_seconds")).isEmpty();
    assertThat(PAGE.sum("this")).isEmpty();
  }

  @Test
  void whatIsNotToldIsNotKnown() {
    assertThat(PAGE.sum("tureen_stream_rejected_total")).isEmpty();
  }
}
