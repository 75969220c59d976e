package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A broker that starts, and what Strimzi's operators make of it: those of topics and users look
 * again every 120 s (their {@code STRIMZI_FULL_RECONCILIATION_INTERVAL_MS}), and until then say
 * what they saw without a broker.
 */
final class BrokerStart {
  private static final Duration MAX_START = Duration.ofMinutes(3);
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(150);

  private BrokerStart() {}

  /** A broker that is not ready yet; empty also where it has had time enough. */
  static Optional<Finding> of(Pod broker, Instant now) {
    if (Readiness.isPodReady(broker)) {
      return Optional.empty();
    }
    return since(PodTimes.created(broker), MAX_START, now)
        .map(age -> finding(broker, "was made %s ago and is not ready yet".formatted(words(age))));
  }

  /** A broker that became ready so lately that not everyone knows. */
  static Optional<Finding> unseen(Pod broker, Instant now) {
    if (!Readiness.isPodReady(broker)) {
      return Optional.empty();
    }
    return since(PodTimes.readinessChanged(broker), UNTIL_SEEN, now)
        .map(age -> finding(broker, "is ready for %s only".formatted(words(age))));
  }

  private static Optional<Duration> since(Optional<Instant> moment, Duration limit, Instant now) {
    return moment
        .map(begin -> Duration.between(begin, now))
        .filter(age -> age.compareTo(limit) < 0);
  }

  private static String words(Duration age) {
    return Words.of(age.isNegative() ? Duration.ZERO : age);
  }

  private static Finding finding(Pod broker, String how) {
    return Finding.fault(
        Subjects.KAFKA,
        ErrorCode.BROKER_STARTING,
        "The broker's pod %s %s.".formatted(broker.getMetadata().getName(), how),
        "",
        "Wait: Strimzi's operators look at topics and users again within two minutes. If it stays so, read kubectl logs %s."
            .formatted(broker.getMetadata().getName()));
  }
}
