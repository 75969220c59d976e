package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
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
  private volatile Failure lastFailure;

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
    } else if (outcome == Outcome.REFUSED) {
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

  /** Why Kafka last refused an event, if it has kept none since. */
  Optional<Failure> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private void noteFailure(Exception failure) {
    Failure before = lastFailure;
    lastFailure = new Failure(failure, System.nanoTime());
    if (before == null || before.cause().getClass() != failure.getClass()) {
      LOG.warn(
          "event=kafka-refuses error={} reason=\"{}\"",
          failure.getClass().getSimpleName(),
          failure.getMessage());
    }
  }

  /** A refusal, and when it was. */
  record Failure(Exception cause, long nanos) {}
}
