package io.tureen.traffic;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The pool of user names that all types of events share. It depends on its own seed alone, so the
 * same people come back in every run.
 *
 * @param skew 0 lets all come alike; with 1 the second comes half as often as the first
 */
record Guests(int count, long seed, double skew, List<String> adjectives, List<String> nouns) {
  private static final int HIGHEST_NUMBER = 999;

  Guests {
    adjectives = List.copyOf(adjectives);
    nouns = List.copyOf(nouns);
  }

  /** How many different names the words allow. */
  static long possibleNames(int adjectives, int nouns) {
    return (long) adjectives * nouns * HIGHEST_NUMBER;
  }

  WeightedChoice<String> pool() {
    Map<String, Double> weights = new LinkedHashMap<>();
    int rank = 1;
    for (String name : names()) {
      weights.put(name, 1 / Math.pow(rank++, skew));
    }
    return WeightedChoice.of(weights);
  }

  /** Names such as {@code spicy_otter_417}, all different. */
  Set<String> names() {
    RandomGenerator random = new SplittableRandom(seed);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(
          "%s_%s_%d"
              .formatted(
                  one(adjectives, random),
                  one(nouns, random),
                  random.nextInt(1, HIGHEST_NUMBER + 1)));
    }
    return names;
  }

  private static String one(List<String> words, RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }
}
