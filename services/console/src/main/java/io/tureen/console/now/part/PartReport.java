package io.tureen.console.now.part;

import java.time.Instant;
import java.util.Optional;

/**
 * One part at one moment.
 *
 * @param state the word that whoever knows the part has for it, such as {@code restarting}
 * @param detail why it is not ready, or what is worth knowing; empty when there is nothing to say
 * @param since when it came into this state, if that is told
 * @param restarts how often it was started again, as far as that is told
 * @param knownFrom who says so, such as {@code the supervisor}
 */
public record PartReport(
    String name,
    Health health,
    String state,
    String detail,
    Optional<Instant> since,
    int restarts,
    String knownFrom) {

  /** The same part when nobody tells any more how it is. */
  public PartReport unknown() {
    return health == Health.UNKNOWN
        ? this
        : new PartReport(
            name,
            Health.UNKNOWN,
            "unknown",
            "was %s when last heard of".formatted(state),
            Optional.empty(),
            restarts,
            knownFrom);
  }

  /** The same part, not ready after all. */
  public PartReport notReady(String why) {
    return new PartReport(name, Health.NOT_READY, "not ready", why, since, restarts, knownFrom);
  }
}
