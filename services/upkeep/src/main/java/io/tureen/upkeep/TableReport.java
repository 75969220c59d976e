package io.tureen.upkeep;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a table's upkeep.
 *
 * @param before empty if not even that was answered
 * @param after what it is made of now, as far as it is known
 * @param failure why a step failed; empty when all was done
 */
public record TableReport(
    String table,
    Optional<Extent> before,
    Optional<Extent> after,
    Optional<String> failure,
    Duration taken) {

  public boolean isWell() {
    return failure.isEmpty();
  }
}
