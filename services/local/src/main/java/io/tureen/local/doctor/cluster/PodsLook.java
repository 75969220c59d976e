package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.tureen.local.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the cluster says of the pods. */
record PodsLook(Release release) implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() {
    List<Finding> findings = new ArrayList<>();
    for (Pod pod : release.pods()) {
      String part = release.part(pod);
      Optional<Finding> obstacle = PodObstacle.of(part, pod);
      if (obstacle.isEmpty() && PodObstacle.isBeingCreated(pod)) {
        obstacle = lastWarning(pod).map(words -> PodObstacle.notCreated(part, pod, words));
      }
      obstacle.ifPresent(findings::add);
    }
    return findings.stream().distinct().toList();
  }

  private Optional<String> lastWarning(Pod pod) {
    return release.warnings(pod).stream().map(Event::getMessage).reduce((older, newer) -> newer);
  }
}
