package io.tureen.load;

/** A batch on its way, with what happened to it so far. Only the event loop touches it. */
final class Request {
  private static final long NOT_YET = Long.MIN_VALUE;

  private final EventBatch batch;
  private final long dueNanos;
  private int attempts;
  private long firstFailureNanos = NOT_YET;

  Request(EventBatch batch, long dueNanos) {
    this.batch = batch;
    this.dueNanos = dueNanos;
  }

  byte[] json() {
    return batch.json();
  }

  int events() {
    return batch.events();
  }

  long dueNanos() {
    return dueNanos;
  }

  int attempts() {
    return attempts;
  }

  /** Notes a failed attempt, and answers when the first one failed. */
  long attemptFailed(long nowNanos) {
    attempts++;
    if (firstFailureNanos == NOT_YET) {
      firstFailureNanos = nowNanos;
    }
    return firstFailureNanos;
  }
}
