package io.tureen.console.now.measure;

import java.time.Instant;
import java.util.Map;

/** All measures at one moment. */
public record Sample(Instant at, Map<Measure, Measurement> measurements) {

  public Sample {
    measurements = Map.copyOf(measurements);
  }

  public Measurement of(Measure measure) {
    return measurements.get(measure);
  }
}
