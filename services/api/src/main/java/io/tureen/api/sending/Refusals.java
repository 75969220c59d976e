package io.tureen.api.sending;

import io.tureen.api.sending.Delivery.Outcome;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What a failure that Kafka's producer reports means. */
final class Refusals {

  private Refusals() {}

  static Outcome outcomeOf(Exception failure) {
    return switch (failure) {
      case TimeoutException _ -> Outcome.EXPIRED;
      case RecordTooLargeException _ -> Outcome.TOO_LARGE;
      case RecordBatchTooLargeException _ -> Outcome.TOO_LARGE;
      default -> Outcome.REFUSED;
    };
  }

  /**
   * Whether Kafka's producer gives up for good after this. A refusal of one topic passes, once the
   * right to it is granted.
   */
  static boolean shutsOut(Exception failure) {
    return failure instanceof ClusterAuthorizationException
        || failure instanceof AuthenticationException
        || failure instanceof UnsupportedVersionException;
  }
}
