package io.tureen.replay;

import io.tureen.catalogue.event.ProblemCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which rejected records a person wants.
 *
 * @param reasons why they were rejected; empty: whatever it was
 * @param since when they were rejected at the earliest
 */
record Selection(Set<ProblemCode> reasons, Optional<Instant> since) {
  static final Selection ALL = new Selection(Set.of(), Optional.empty());

  Selection {
    reasons = Set.copyOf(reasons);
  }
}
