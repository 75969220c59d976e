package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * One request's wait for its events. It ends once: when all of them are settled, or when time is
 * up.
 */
final class Receipt {

  private final Ledger ledger;
  private final CompletableFuture<SendResult> result = new CompletableFuture<>();
  private final List<Delivery> deliveries;
  private Future<?> deadline;
  private int unsettled;
  private SendResult worst = SendResult.KEPT;
  private boolean closed;

  Receipt(Ledger ledger, int events) {
    this.ledger = ledger;
    this.deliveries = new ArrayList<>(events);
    this.unsettled = events;
  }

  CompletableFuture<SendResult> result() {
    return result;
  }

  /** Says which task ends the wait, so that it can be cancelled. */
  synchronized void endsBy(Future<?> task) {
    deadline = task;
    if (closed) {
      task.cancel(false);
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits for this delivery too. All deliveries are added before the first of them is sent. */
  void add(Delivery delivery) {
    deliveries.add(delivery);
    delivery.await(this);
  }

  void settled(Outcome outcome) {
    synchronized (this) {
      worst = worse(worst, outcome);
      if (--unsettled > 0 || closed) {
        return;
      }
      closed = true;
      if (deadline != null) {
        deadline.cancel(false);
      }
    }
    close(worst);
  }

  /** Ends the wait now: what is not settled yet goes on without it. */
  void timeIsUp() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    close(SendResult.TIMED_OUT);
  }

  private void close(SendResult end) {
    for (Delivery delivery : deliveries) {
      if (end != SendResult.KEPT) {
        delivery.leave(this);
      }
      if (delivery.id() != null) {
        ledger.answered(delivery, end == SendResult.KEPT);
      }
    }
    result.complete(end);
  }

  private static SendResult worse(SendResult known, Outcome outcome) {
    return switch (outcome) {
      case KEPT -> known;
      case TOO_LARGE -> SendResult.TOO_LARGE;
      case REFUSED -> known == SendResult.TOO_LARGE ? known : SendResult.REFUSED;
      case EXPIRED, NOT_SENT -> known == SendResult.KEPT ? SendResult.TIMED_OUT : known;
    };
  }
}
