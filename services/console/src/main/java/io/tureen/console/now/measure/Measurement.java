package io.tureen.console.now.measure;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A measure at one moment.
 *
 * @param value empty when it is not known
 * @param byStream of the streams that are known
 * @param reason why it is not known; empty when it is
 */
public record Measurement(OptionalDouble value, Map<String, Double> byStream, String reason) {

  public Measurement {
    byStream = Map.copyOf(byStream);
  }

  static Measurement of(double value, Map<String, Double> byStream) {
    return new Measurement(OptionalDouble.of(value), byStream, "");
  }

  static Measurement unknown(Map<String, Double> byStream, String reason) {
    return new Measurement(OptionalDouble.empty(), byStream, reason);
  }

  /** The streams in the order of their names. */
  public Map<String, Double> streams() {
    return new TreeMap<>(byStream);
  }
}
