package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When something happened to a pod, by the cluster's clock. */
final class PodTimes {
  private PodTimes() {}

  static Optional<Instant> created(Pod pod) {
    return parse(pod.getMetadata().getCreationTimestamp());
  }

  /** When it became ready or ceased to be. */
  static Optional<Instant> readinessChanged(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> "Ready".equals(condition.getType()))
        .map(PodCondition::getLastTransitionTime)
        .flatMap(text -> parse(text).stream())
        .findFirst();
  }

  private static Optional<Instant> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
