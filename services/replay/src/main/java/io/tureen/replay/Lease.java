package io.tureen.replay;

import io.tureen.replay.Ledger.Activity;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets one replay work at a time. A replay that has written nothing for as long as its own lease
 * lasts, and did not say that it ended, counts as killed.
 *
 * <p>A replay first writes into the ledger and then looks for others. Of two that do so at once the
 * one whose commit comes second sees the other, so no two go on. One that was taken for killed, and
 * was only slow, sees before it sends that another has claimed records since, and stops.
 */
final class Lease {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Ledger ledger;
  private final Duration length;
  private long writtenNanos;

  Lease(Ledger ledger, Duration length) {
    this.ledger = ledger;
    this.length = length;
  }

  /**
   * How long it may take to send what was claimed: together with the half of the lease in which
   * that may begin it ends well before the lease does.
   */
  static Duration timeToSend(Duration length) {
    return length.dividedBy(4);
  }

  /**
   * Takes the lease, once the time of a replay that was killed is over.
   *
   * @param waiting hears for what it is waited
   * @throws ReplayException if another replay is at work
   */
  void take(Consumer<String> waiting) throws InterruptedException {
    Optional<Activity> other = ledger.lastOfOthers();
    if (other.isPresent()) {
      waiting.accept(
          "A replay was at work %d s ago and has not ended. Waiting up to %d s for a sign of life."
              .formatted(other.get().ago().toSeconds(), other.get().left().toSeconds() + 1));
      awaitEnd(other.get());
    }
    begin();
    requireAlone();
  }

  private void begin() {
    write(() -> ledger.begin(length));
  }

  private void awaitEnd(Activity other) throws InterruptedException {
    Optional<Activity> last = Optional.of(other);
    while (last.isPresent()) {
      if (last.get().at().isAfter(other.at())) {
        throw running(last.get());
      }
      Thread.sleep(BETWEEN_LOOKS);
      last = ledger.lastOfOthers();
    }
  }

  /** Writes into the ledger, which renews the lease. */
  void write(Runnable step) {
    // Before it: the ledger's clock says a later moment, so that the lease ends here sooner.
    writtenNanos = System.nanoTime();
    step.run();
  }

  /** Shows a sign of life if there was none for a while. */
  void renew() {
    if (sinceWritten().compareTo(length.dividedBy(4)) > 0) {
      begin();
    }
  }

  /**
   * Looks whether records that were claimed just now may be sent. If it took long to claim them,
   * the lease is renewed first, unless it may be over: then another replay may have seen that they
   * were not sent, and have let them go.
   *
   * @throws ReplayException if another replay may send them too
   */
  void requireMaySend() {
    requireAlone();
    if (isLate()) {
      long claimedNanos = writtenNanos;
      begin();
      if (since(claimedNanos).compareTo(length) > 0) {
        throw slow(since(claimedNanos));
      }
      requireAlone();
    }
    if (isLate()) {
      throw slow(sinceWritten());
    }
  }

  private void requireAlone() {
    Optional<Activity> other = ledger.lastOfOthers();
    if (other.isPresent()) {
      ledger.end();
      throw running(other.get());
    }
  }

  private ReplayException slow(Duration taken) {
    ledger.end();
    return new ReplayException(
        ReplayProblem.SLOW,
        "Trino took %d s to write into %s, so that another replay may have taken over. Run the replay again when Trino has less to do."
            .formatted(taken.toSeconds(), ledger.name()));
  }

  private boolean isLate() {
    return sinceWritten().compareTo(length.dividedBy(2)) > 0;
  }

  private Duration sinceWritten() {
    return since(writtenNanos);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static ReplayException running(Activity other) {
    return new ReplayException(
        ReplayProblem.RUNNING,
        "Another replay is at work: %s, last %d s ago. Wait until it has ended; this one sent nothing at the same time."
            .formatted(other.replay(), other.ago().toSeconds()));
  }
}
