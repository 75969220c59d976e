package io.tureen.local.state;

import io.tureen.local.process.ProcessIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * One part at one moment.
 *
 * @param since when it came into this state
 * @param restarts how often it was started again since the supervisor started
 * @param detail why it is not ready, in words; empty when there is nothing to say
 */
public record PartStatus(
    String name,
    PartState state,
    Optional<ProcessIdentity> process,
    Instant since,
    int restarts,
    String address,
    String detail) {

  public boolean isReady() {
    return state == PartState.READY;
  }

  public boolean isRunning() {
    return process.map(ProcessIdentity::isRunning).orElse(false);
  }
}
