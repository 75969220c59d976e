package io.tureen.console.now.cluster;

import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Trino;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code SELECT 1}, asked now and then: Trino's own probes say that it is well before it answers
 * queries.
 */
public final class TrinoQuestion implements Question {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final Trino trino;
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private Optional<String> reason = Optional.empty();

  public TrinoQuestion(Trino trino, Clock clock) {
    this.trino = trino;
    this.clock = clock;
  }

  /** What was answered last stands for a while, unless it was nothing. */
  @Override
  public synchronized Optional<String> reasonUnanswered() {
    Instant now = clock.instant();
    if (reason.isPresent() || asked.isBefore(now.minus(INTERVAL))) {
      reason = ask();
      asked = now;
    }
    return reason;
  }

  private Optional<String> ask() {
    try {
      var _ = trino.ask("SELECT 1");
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of("does not answer SELECT 1: " + e.getMessage());
    }
  }
}
