package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account of what is not settled yet: gives back its room, measures it, and knows how old the
 * oldest is.
 */
final class Settlements {

  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

  private final Capacity capacity;
  private final Ledger ledger;
  private final SendingMetrics metrics;
  private final LinkedHashSet<Submission> unsettled = new LinkedHashSet<>();
  private volatile Exception lastFailure;

  Settlements(Capacity capacity, Ledger ledger, SendingMetrics metrics) {
    this.capacity = capacity;
    this.ledger = ledger;
    this.metrics = metrics;
  }

  void started(Submission submission) {
    synchronized (unsettled) {
      unsettled.add(submission);
    }
  }

  void settled(Submission submission, Delivery delivery, Outcome outcome, Exception failure) {
    capacity.giveBack(delivery.bytes(), 1);
    if (delivery.id() != null) {
      ledger.settled(delivery, outcome);
    }
    metrics.settled(outcome, System.nanoTime() - submission.startedNanos());
    if (outcome == Outcome.KEPT) {
      if (lastFailure != null) {
        lastFailure = null;
      }
    } else if (failure != null) {
      noteFailure(failure);
    }
  }

  void finished(Submission submission) {
    synchronized (unsettled) {
      unsettled.remove(submission);
    }
  }

  Duration ageOfOldest() {
    synchronized (unsettled) {
      return unsettled.isEmpty()
          ? Duration.ZERO
          : Duration.ofNanos(System.nanoTime() - unsettled.getFirst().startedNanos());
    }
  }

  /** The failure since which no event was kept, or null. */
  Exception lastFailure() {
    return lastFailure;
  }

  private void noteFailure(Exception failure) {
    Exception before = lastFailure;
    lastFailure = failure;
    if (before == null || before.getClass() != failure.getClass()) {
      LOG.warn(
          "kafka=refuses error={} reason=\"{}\"",
          failure.getClass().getSimpleName(),
          failure.getMessage());
    }
  }
}
