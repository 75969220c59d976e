package io.tureen.api.sending;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why Kafka last refused an event, if it has kept none since. */
final class LastRefusal {

  private static final Logger LOG = LoggerFactory.getLogger(LastRefusal.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private volatile Refusal last;

  private record Refusal(Exception cause, long nanos) {}

  void refused(Exception failure) {
    Refusal before = last;
    last = new Refusal(failure, System.nanoTime());
    if (before == null || before.cause().getClass() != failure.getClass()) {
      LOG.warn(
          "event=kafka-refuses error={} reason=\"{}\"",
          failure.getClass().getSimpleName(),
          failure.getMessage());
    }
  }

  void kept() {
    if (last != null) { // read by all threads, so rarely written
      last = null;
    }
  }

  /** The refusal, if it was a moment ago. */
  Optional<Exception> fresh() {
    long now = System.nanoTime();
    return Optional.ofNullable(last)
        .filter(refusal -> now - refusal.nanos() < FRESH.toNanos())
        .map(Refusal::cause);
  }

  /**
   * The refusal, if Kafka's producer gives up for good after it. A refusal of one topic passes,
   * once the right to it is granted.
   */
  Optional<Exception> shutOut() {
    return Optional.ofNullable(last)
        .map(Refusal::cause)
        .filter(
            cause ->
                cause instanceof ClusterAuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof UnsupportedVersionException);
  }
}
