package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.tureen.local.doctor.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the list of the pods alone says. */
record PodsLook(Ownership ownership, List<Pod> pods, Instant now) {

  List<Finding> findings() {
    return pods.stream().flatMap(pod -> finding(pod).stream()).distinct().toList();
  }

  private Optional<Finding> finding(Pod pod) {
    String part = ownership.part(pod);
    if (ownership.isDriver(pod) && PodObstacle.hasFailed(pod)) {
      return PodObstacle.ofContainers(part, pod);
    }
    return PodObstacle.of(part, pod)
        .or(() -> ownership.isBroker(pod) ? BrokerStart.of(pod, now) : Optional.empty())
        .or(() -> asksNobody(pod) ? PodObstacle.silent(part, pod) : Optional.empty());
  }

  /** What runs and is asked by commands only, such as a broker, says no more than its status. */
  private static boolean asksNobody(Pod pod) {
    return PodObstacle.isRunning(pod) && PodHealth.question(pod).isEmpty();
  }
}
