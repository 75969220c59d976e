package io.tureen.stream.query;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a batch end before the query is stopped: stopping a query in the middle of one aborts it. A
 * query says nothing when a trigger has ended, so a batch counts as ended when the next one wants
 * to begin, or after a moment for its entry in the commit log.
 */
final class BatchGate {
  private static final Duration COMMIT_LOG_WRITTEN_WITHIN = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private boolean inside;
  private boolean waiting;

  /**
   * Begins a batch; once the gate is closed, waits until the query is stopped, that is interrupted.
   */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (closed) {
        waiting = true;
        changed.signalAll();
        changed.await();
      }
      inside = true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inside = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets no more batch begin, and waits for the one that has.
   *
   * @param limit how long to wait at most
   */
  void close(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      closed = true;
      boolean batch = inside;
      long nanos = limit.toNanos();
      while (inside && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      nanos = batch ? COMMIT_LOG_WRITTEN_WITHIN.toNanos() : 0;
      while (!waiting && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
