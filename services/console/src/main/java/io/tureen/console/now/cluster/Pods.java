package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pods of one part, or of several. */
record Pods(List<Pod> all) {

  Pods {
    all = List.copyOf(all);
  }

  Pods of(String component) {
    return new Pods(all.stream().filter(pod -> Release.isOf(component, pod)).toList());
  }

  Pods and(Pods others) {
    return new Pods(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  Pods ready() {
    return new Pods(all.stream().filter(Readiness::isPodReady).toList());
  }

  /** Those that have not ended: an evicted pod stays in the list, and another is in its place. */
  Pods lasting() {
    return new Pods(
        all.stream()
            .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase()))
            .toList());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** How often their containers were started again. */
  int restarts() {
    return statuses().mapToInt(ContainerStatus::getRestartCount).sum();
  }

  /** When the last of them became ready, ceased to be, or was made. */
  Optional<Instant> changed() {
    return all.stream().flatMap(pod -> changed(pod).stream()).max(Comparator.naturalOrder());
  }

  private static Optional<Instant> changed(Pod pod) {
    return condition(pod, "Ready")
        .flatMap(condition -> Instants.of(condition.getLastTransitionTime()))
        .or(() -> Instants.of(pod.getMetadata().getCreationTimestamp()));
  }

  /** Why those that are not ready are not. */
  String trouble() {
    return lasting().all.stream()
        .filter(pod -> !Readiness.isPodReady(pod))
        .map(Pods::trouble)
        .collect(Collectors.joining("; "));
  }

  /** How the container that was started again last had ended; empty when none was. */
  String lastEnd() {
    return statuses()
        .map(status -> status.getLastState() == null ? null : status.getLastState().getTerminated())
        .filter(Objects::nonNull)
        .max(Comparator.comparing(end -> Objects.requireNonNullElse(end.getFinishedAt(), "")))
        .map(Pods::words)
        .orElse("");
  }

  private static String words(ContainerStateTerminated end) {
    return "ended before: %s, status %d, %s"
        .formatted(end.getReason(), end.getExitCode(), end.getFinishedAt());
  }

  /** The port of this name, of a pod that has one. */
  static Optional<Integer> port(Pod pod, String name) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> name.equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  private Stream<ContainerStatus> statuses() {
    return all.stream().flatMap(pod -> pod.getStatus().getContainerStatuses().stream());
  }

  private static String trouble(Pod pod) {
    String name = pod.getMetadata().getName();
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return name + " is ending";
    }
    Optional<ContainerStateWaiting> waiting =
        pod.getStatus().getContainerStatuses().stream()
            .map(status -> status.getState() == null ? null : status.getState().getWaiting())
            .filter(Objects::nonNull)
            .findFirst();
    if (waiting.isPresent()) {
      String message = waiting.get().getMessage();
      return "%s waits: %s%s"
          .formatted(name, waiting.get().getReason(), message == null ? "" : ", " + message);
    }
    return condition(pod, "PodScheduled")
        .filter(condition -> "False".equals(condition.getStatus()))
        .map(condition -> "%s has no node: %s".formatted(name, condition.getMessage()))
        .orElse(name + " is not ready yet");
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }
}
