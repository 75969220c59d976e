package io.tureen.traffic;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What a field's simulated values are, as text of the values or as a range. */
sealed interface FieldWeights {

  /** One of some values, each with its weight. */
  record Values(WeightedChoice<String> choice) implements FieldWeights {}

  /** A number between two, both included, most often near the middle. */
  record Between(BigDecimal low, BigDecimal high) implements FieldWeights {}

  /** It depends on the value of another field of the same event. */
  record By(String field, Map<String, FieldWeights> cases, Optional<FieldWeights> otherwise)
      implements FieldWeights {
    public By {
      cases = Map.copyOf(cases);
    }

    Optional<FieldWeights> forValue(String value) {
      return Optional.ofNullable(cases.get(value)).or(() -> otherwise);
    }
  }
}
