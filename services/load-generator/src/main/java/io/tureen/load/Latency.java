package io.tureen.load;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.HdrHistogram.Histogram;

/** From the moment a request was meant to be sent until its events were accepted. */
public record Latency(Duration p50, Duration p90, Duration p99, Duration p999, Duration max) {
  static Latency of(Histogram micros) {
    return new Latency(
        percentile(micros, 50),
        percentile(micros, 90),
        percentile(micros, 99),
        percentile(micros, 99.9),
        Duration.of(micros.getMaxValue(), ChronoUnit.MICROS));
  }

  private static Duration percentile(Histogram micros, double percentile) {
    return Duration.of(
        Math.min(micros.getValueAtPercentile(percentile), micros.getMaxValue()), ChronoUnit.MICROS);
  }
}
