package io.tureen.stream.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Optional<Lag> lag = Optional.empty();
  private final StreamMetrics metrics = new StreamMetrics(registry, "sales", () -> lag);

  @Test
  void batchesAreCounted() {
    metrics.batchDone(Batches.of(10, 1, 1, 0));
    metrics.batchDone(Batches.of(5, 3, 1, 0));

    assertThat(registry.scrape())
        .contains(
            "tureen_stream_batches_total{stream=\"sales\"} 2.0",
            "tureen_stream_rows_total{stream=\"sales\"} 15.0",
            "tureen_stream_rejected_total{stream=\"sales\"} 2.0",
            "tureen_stream_batch_seconds_count{stream=\"sales\"} 2",
            "tureen_stream_batch_seconds_sum{stream=\"sales\"} 6.0",
            "tureen_stream_batch_seconds_max{stream=\"sales\"} 4.0");
  }

  @Test
  void theLagIsTheOneLastSeen() {
    lag = Optional.of(new Lag(90, 100, 10, Duration.ofMillis(2500)));

    assertThat(registry.scrape())
        .contains(
            "tureen_stream_lag_records{stream=\"sales\"} 10.0",
            "tureen_stream_lag_seconds{stream=\"sales\"} 2.5");
  }

  @Test
  void aLagThatIsNotKnownIsNoNumber() {
    assertThat(registry.scrape()).contains("tureen_stream_lag_records{stream=\"sales\"} NaN");
  }
}
