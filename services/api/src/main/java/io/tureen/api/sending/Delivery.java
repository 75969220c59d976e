package io.tureen.api.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * One event's sending, from its admission until it is certain whether Kafka has it. Any number of
 * requests may wait for it.
 */
final class Delivery implements Callback {

  /** How a delivery ends. */
  enum Outcome {
    KEPT,
    REFUSED,
    TOO_LARGE,
    /** Kafka said nothing for so long that it was given up. */
    EXPIRED,
    /** It was never handed to Kafka. */
    NOT_SENT
  }

  private final UUID id;
  private final int bytes;
  private final Submission submission;
  private final List<Receipt> waiting = new ArrayList<>(1);
  private Outcome outcome;
  private long settledNanos;
  private boolean remembered;
  private int requests;

  /**
   * @param id the id its sender chose, or null
   */
  Delivery(UUID id, int bytes, Submission submission) {
    this.id = id;
    this.bytes = bytes;
    this.submission = submission;
  }

  UUID id() {
    return id;
  }

  int bytes() {
    return bytes;
  }

  /** The end, or null before it. */
  synchronized Outcome outcome() {
    return outcome;
  }

  /** When it ended; only to be asked after the end. */
  synchronized long settledNanos() {
    return settledNanos;
  }

  /** Marks that a retry may come for this event. Returns whether it was not marked before. */
  synchronized boolean remember() {
    boolean first = !remembered;
    remembered = true;
    return first;
  }

  synchronized boolean isRemembered() {
    return remembered;
  }

  /** A request that holds this event is answered. Returns whether no other one is still open. */
  synchronized boolean leftByAll() {
    return --requests == 0;
  }

  /** Lets the receipt wait for the end; of an end that has been, it is told now. */
  void await(Receipt receipt) {
    Outcome past;
    synchronized (this) {
      requests++;
      past = outcome;
      if (past == null) {
        waiting.add(receipt);
      }
    }
    if (past != null) {
      receipt.settled(past);
    }
  }

  /** Forgets a receipt that waits no longer. */
  synchronized void leave(Receipt receipt) {
    waiting.remove(receipt);
  }

  void notSent() {
    settle(Outcome.NOT_SENT, null);
  }

  /** Called by Kafka's producer: the event is acknowledged, or given up. */
  @Override
  public void onCompletion(RecordMetadata metadata, Exception failure) {
    settle(failure == null ? Outcome.KEPT : Refusals.outcomeOf(failure), failure);
  }

  private void settle(Outcome end, Exception failure) {
    List<Receipt> told;
    synchronized (this) {
      if (outcome != null) {
        return;
      }
      outcome = end;
      settledNanos = System.nanoTime();
      told = List.copyOf(waiting);
      waiting.clear();
    }
    submission.settled(this, end, failure);
    for (Receipt receipt : told) {
      receipt.settled(end);
    }
  }
}
