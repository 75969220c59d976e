package io.tureen.traffic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Values that occur as often as their weights say, in relation to each other. */
final class WeightedChoice<T> {
  private final List<T> values;
  private final double[] upTo;

  private WeightedChoice(List<T> values, double[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /** The weights' values in the map's order; at least one weight must be above zero. */
  static <T> WeightedChoice<T> of(Map<T, Double> weights) {
    double[] upTo = new double[weights.size()];
    double sum = 0;
    int index = 0;
    for (double weight : weights.values()) {
      sum += weight;
      upTo[index++] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no weight above zero");
    }
    return new WeightedChoice<>(List.copyOf(weights.keySet()), upTo);
  }

  T pick(RandomGenerator random) {
    double at = random.nextDouble(upTo[upTo.length - 1]);
    int found = Arrays.binarySearch(upTo, at);
    // On a boundary the value above it is meant: a value of weight zero never comes.
    int index = found >= 0 ? found + 1 : -found - 1;
    while (index < upTo.length - 1 && upTo[index] <= at) {
      index++;
    }
    return values.get(index);
  }

  /** The same weights for the values kept, or nothing when none is. */
  Optional<WeightedChoice<T>> keeping(Predicate<T> kept) {
    Map<T, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < upTo.length; i++) {
      double weight = upTo[i] - (i == 0 ? 0 : upTo[i - 1]);
      if (weight > 0 && kept.test(values.get(i))) {
        weights.put(values.get(i), weight);
      }
    }
    return weights.isEmpty() ? Optional.empty() : Optional.of(of(weights));
  }
}
