package io.tureen.local.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that the supervisor runs again and again, at one moment.
 *
 * @param startedAt when the run in progress began; empty between two
 * @param failures how many runs have failed, one after another, until now
 * @param exitStatus of the last run that ended
 */
public record JobStatus(
    String name, Optional<Instant> startedAt, int failures, Optional<Integer> exitStatus) {
  /** No run of a job takes so long. */
  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  /** What is wrong with it, as a sentence without its name; empty when nothing is. */
  public Optional<String> problem(Instant now) {
    if (failures > 0) {
      return Optional.of(
          failures == 1
              ? "its last run failed with status %d".formatted(exitStatus.orElse(0))
              : "its last %d runs failed, the last one with status %d"
                  .formatted(failures, exitStatus.orElse(0)));
    }
    return startedAt
        .map(start -> Duration.between(start, now))
        .filter(taken -> taken.compareTo(LONGEST_RUN) > 0)
        .map(taken -> "its run has not ended for %d minutes".formatted(taken.toMinutes()));
  }
}
