package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.tureen.local.doctor.Finding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What keeps pods from running that a node has and that do not run yet: only events say it. */
record PodsBegunLook(Release release, List<Pod> pods) implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() {
    return begun().flatMap(pod -> finding(pod).stream()).toList();
  }

  /** What is known of them without their events. */
  List<Finding> withoutEvents() {
    return begun().flatMap(pod -> notReadyYet(pod).stream()).toList();
  }

  private Stream<Pod> begun() {
    return pods.stream()
        .filter(PodObstacle::isBeingCreated)
        .filter(pod -> PodObstacle.of(release.part(pod), pod).isEmpty());
  }

  private Optional<Finding> finding(Pod pod) {
    Optional<String> warning =
        release.warnings(pod).stream().map(Event::getMessage).reduce((older, newer) -> newer);
    return warning
        .map(words -> PodObstacle.notCreated(release.part(pod), pod, words))
        .or(() -> notReadyYet(pod));
  }

  /** That a Job's pod starts is no trouble: one comes and goes all day. */
  private Optional<Finding> notReadyYet(Pod pod) {
    boolean ofJob =
        pod.getMetadata().getOwnerReferences().stream()
            .anyMatch(owner -> "Job".equals(owner.getKind()));
    return ofJob ? Optional.empty() : Optional.of(PodObstacle.notReadyYet(release.part(pod), pod));
  }
}
