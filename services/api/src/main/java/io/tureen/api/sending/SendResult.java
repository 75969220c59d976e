package io.tureen.api.sending;

/** What became of the events of one request. */
public enum SendResult {
  /** Kafka has acknowledged every one of them. */
  KEPT,
  /** Too much is in flight already; none was sent. */
  OVER_CAPACITY,
  /** Kafka has not acknowledged all of them in time; some may still arrive. */
  TIMED_OUT,
  /** Kafka refused at least one of them. */
  REFUSED,
  /** At least one is larger than Kafka takes. */
  TOO_LARGE,
  /** The API is stopping; none was sent. */
  STOPPING
}
