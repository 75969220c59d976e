package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts that Kubernetes itself runs: Deployments and StatefulSets. */
final class Workloads {
  private static final String KUBERNETES = "Kubernetes";

  private final Release release;

  Workloads(Release release) {
    this.release = release;
  }

  List<PartReport> reports(Pods pods) {
    return Stream.concat(
            release.statefulSets().stream().map(set -> of(set, pods)),
            release.deployments().stream().map(deployment -> of(deployment, pods)))
        .toList();
  }

  private static PartReport of(Deployment deployment, Pods pods) {
    return report(
        Release.component(deployment),
        deployment.getSpec().getReplicas(),
        Optional.ofNullable(deployment.getStatus()).map(status -> status.getReadyReplicas()),
        pods);
  }

  private static PartReport of(StatefulSet set, Pods pods) {
    return report(
        Release.component(set),
        set.getSpec().getReplicas(),
        Optional.ofNullable(set.getStatus()).map(status -> status.getReadyReplicas()),
        pods);
  }

  private static PartReport report(
      String component, Integer replicas, Optional<Integer> readyReplicas, Pods pods) {
    int wanted = replicas == null ? 1 : replicas;
    int ready = readyReplicas.orElse(0);
    Pods own = pods.of(component).lasting();
    boolean well = wanted > 0 && ready >= wanted;
    return new PartReport(
        component,
        well ? Health.READY : Health.NOT_READY,
        state(wanted, ready),
        well ? own.lastEnd() : trouble(own),
        own.changed(),
        own.restarts(),
        KUBERNETES);
  }

  private static String trouble(Pods own) {
    if (own.isEmpty()) {
      return "has no pod";
    }
    return Stream.of(own.trouble(), own.lastEnd())
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String state(int wanted, int ready) {
    if (wanted == 0) {
      return "scaled to 0";
    }
    if (wanted == 1) {
      return ready >= 1 ? "ready" : "not ready";
    }
    return "%d of %d ready".formatted(ready, wanted);
  }
}
