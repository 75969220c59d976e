package io.tureen.load;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of a load. {@code sent} is always {@code accepted} plus the failed.
 *
 * @param retried how often a request's events were sent once more
 * @param answersLost events sent again after their connection broke or timed out: only of these the
 *     API may have accepted one twice
 * @param behind events that were due by the rate when the duration ended, and were not sent
 * @param latency of the accepted requests
 * @param stopped whether it was stopped before its end
 */
public record LoadReport(
    String plan,
    URI url,
    long seed,
    LocalDate until,
    long sent,
    long requests,
    long accepted,
    long retried,
    long answersLost,
    List<Failure> failures,
    long behind,
    Duration elapsed,
    Latency latency,
    boolean stopped) {

  public LoadReport {
    failures = List.copyOf(failures);
  }

  public long failed() {
    return failures.stream().mapToLong(Failure::events).sum();
  }

  public boolean allAccepted() {
    return accepted == sent && !stopped;
  }

  public double acceptedPerSecond() {
    return elapsed.isZero() ? 0 : accepted / (elapsed.toNanos() / 1e9);
  }
}
