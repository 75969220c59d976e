package io.tureen.api.sending;

import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** How the sending of one event ends, from the best to the worst. */
enum Outcome {
  KEPT,
  /** It was never handed to Kafka. */
  NOT_SENT,
  /** Kafka said nothing for so long that it was given up. */
  EXPIRED,
  REFUSED,
  TOO_LARGE;

  /**
   * What Kafka's producer reports of an event.
   *
   * @param failure null if Kafka has acknowledged it
   */
  static Outcome of(Exception failure) {
    return switch (failure) {
      case null -> KEPT;
      case TimeoutException _ -> EXPIRED;
      case RecordTooLargeException _ -> TOO_LARGE;
      case RecordBatchTooLargeException _ -> TOO_LARGE;
      default -> REFUSED;
    };
  }

  Outcome worse(Outcome other) {
    return compareTo(other) < 0 ? other : this;
  }

  /** What becomes of a request of which this is the worst. */
  SendResult result() {
    return switch (this) {
      case KEPT -> SendResult.KEPT;
      case NOT_SENT, EXPIRED -> SendResult.TIMED_OUT;
      case REFUSED -> SendResult.REFUSED;
      case TOO_LARGE -> SendResult.TOO_LARGE;
    };
  }
}
