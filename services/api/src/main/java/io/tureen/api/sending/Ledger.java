package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the events whose senders chose an id and have not been answered 202: a retry joins the
 * first sending instead of being sent again. An event is known until every request that holds it is
 * answered 202; after another answer until it is settled, and a while longer. Of the settled ones
 * at most a given number is kept, the newest.
 */
final class Ledger {

  private final int maxRemembered;
  private final long rememberNanos;
  private final ConcurrentHashMap<UUID, Delivery> byId = new ConcurrentHashMap<>();
  private final ArrayDeque<Delivery> remembered = new ArrayDeque<>();

  Ledger(int maxRemembered, Duration rememberFor) {
    this.maxRemembered = maxRemembered;
    this.rememberNanos = rememberFor.toNanos();
  }

  /**
   * Enters the delivery under its id, unless that event is under way or kept already: then returns
   * the delivery of that.
   */
  Delivery enter(Delivery delivery) {
    while (true) {
      Delivery known = byId.putIfAbsent(delivery.id(), delivery);
      if (known == null) {
        return delivery;
      }
      Outcome outcome = known.outcome();
      if (outcome == null || outcome == Outcome.KEPT) {
        return known;
      }
      if (byId.replace(delivery.id(), known, delivery)) {
        return delivery;
      }
    }
  }

  /** A request that waited for this delivery is answered. */
  void answered(Delivery delivery, boolean kept) {
    boolean last = delivery.leftByAll();
    if (kept) {
      if (last && !delivery.isRemembered()) {
        byId.remove(delivery.id(), delivery);
      }
    } else if (isNeededForRetry(delivery) && delivery.remember()) {
      byId.putIfAbsent(delivery.id(), delivery); // it may have been forgotten a moment ago
      synchronized (remembered) {
        remembered.add(delivery);
      }
    }
  }

  /** The delivery has ended. */
  void settled(Delivery delivery, Outcome outcome) {
    if (outcome != Outcome.KEPT) {
      byId.remove(delivery.id(), delivery);
    }
  }

  /**
   * Forgets what was settled long enough ago, and the oldest where there is too much. To be called
   * now and then.
   */
  void forgetOld() {
    long now = System.nanoTime();
    synchronized (remembered) {
      for (int looked = remembered.size(); looked > 0; looked--) {
        Delivery oldest = remembered.remove();
        boolean tooMany = remembered.size() >= maxRemembered;
        if (mayBeForgotten(oldest, tooMany, now)) {
          byId.remove(oldest.id(), oldest);
        } else {
          remembered.add(oldest);
        }
      }
    }
  }

  /** How many events are remembered for a retry. */
  int size() {
    synchronized (remembered) {
      return remembered.size();
    }
  }

  private boolean mayBeForgotten(Delivery delivery, boolean tooMany, long now) {
    Outcome outcome = delivery.outcome();
    if (outcome == null) {
      return false;
    }
    return outcome != Outcome.KEPT || tooMany || now - delivery.settledNanos() > rememberNanos;
  }

  private static boolean isNeededForRetry(Delivery delivery) {
    Outcome outcome = delivery.outcome();
    return outcome == null || outcome == Outcome.KEPT;
  }
}
