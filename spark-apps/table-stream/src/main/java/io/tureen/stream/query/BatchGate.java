package io.tureen.stream.query;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a batch end before the query is stopped: stopping a query in the middle of one aborts it.
 */
final class BatchGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private boolean inside;

  /**
   * Begins a batch; once the gate is closed, waits until the query is stopped, that is interrupted.
   */
  void enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (closed) {
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
      long nanos = limit.toNanos();
      while (inside && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
