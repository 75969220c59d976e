package io.tureen.console.now.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counters as they were last read, to tell how much they have grown since. */
final class Counters {
  /** How much a counter grew, and in what time. */
  record Growth(double amount, Duration time) {
    double perSecond() {
      return amount / (time.toNanos() / 1e9);
    }
  }

  private record Reading(String process, double value, Instant at) {}

  private final Map<String, Reading> last = new HashMap<>();

  /**
   * Takes a reading. A counter that is less than before, or of another process, was started anew:
   * all it has came since.
   *
   * @param process which counts it now
   * @return the growth since the reading before; empty when this is the first
   */
  Optional<Growth> read(String counter, String process, double value, Instant at) {
    Reading before = last.put(counter, new Reading(process, value, at));
    if (before == null || !at.isAfter(before.at())) {
      return Optional.empty();
    }
    boolean wentOn = process.equals(before.process()) && value >= before.value();
    double amount = wentOn ? value - before.value() : value;
    return Optional.of(new Growth(amount, Duration.between(before.at(), at)));
  }

  /** Forgets what was not read since then: processes that are gone. */
  void forgetBefore(Instant then) {
    last.values().removeIf(reading -> reading.at().isBefore(then));
  }
}
