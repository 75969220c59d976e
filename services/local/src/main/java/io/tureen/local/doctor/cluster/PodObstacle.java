package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.LastWords;
import io.tureen.local.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a pod does not run, from its status alone. */
final class PodObstacle {
  private static final Set<String> IMAGE =
      Set.of("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull");
  private static final Set<String> CREATION =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
  private static final String OUT_OF_MEMORY = "OOMKilled";

  /** In the scheduler's words where a volume is what is missing: the claim says why. */
  private static final String CLAIM = "persistentvolumeclaim";

  private PodObstacle() {}

  static Optional<Finding> of(String part, Pod pod) {
    if (isEnding(pod) || Readiness.isPodReady(pod)) {
      return Optional.empty();
    }
    return unschedulable(part, pod).or(() -> ofContainers(part, pod));
  }

  /** What keeps its containers from running, or how one ended. */
  static Optional<Finding> ofContainers(String part, Pod pod) {
    return containers(pod).flatMap(container -> of(part, pod, container).stream()).findFirst();
  }

  /**
   * Of a pod that runs, is not ready, gives no answer and has no obstacle that the cluster knows.
   */
  static Optional<Finding> silent(String part, Pod pod) {
    if (Readiness.isPodReady(pod) || isEnding(pod) || of(part, pod).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(notReady(part, pod, "The pod %s runs, is not ready and does not say why."));
  }

  /** Of one that is there and does not run yet. */
  static Finding notReadyYet(String part, Pod pod) {
    return notReady(part, pod, "The pod %s is being created and does not run yet.");
  }

  private static Finding notReady(String part, Pod pod, String what) {
    return Finding.symptom(
        part,
        ErrorCode.POD_NOT_READY,
        what.formatted(name(pod)),
        "",
        "It may have just begun: ask again in a minute. Else read kubectl logs %s and kubectl describe pod %s."
            .formatted(name(pod), name(pod)));
  }

  /** Whether it is gone or about to go; one that has ended stays in the list. */
  static boolean isEnding(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || List.of("Succeeded", "Failed").contains(String.valueOf(pod.getStatus().getPhase()));
  }

  static boolean isRunning(Pod pod) {
    return "Running".equals(pod.getStatus().getPhase());
  }

  /** Whether it ended with a fault, and is kept to be looked at. */
  static boolean hasFailed(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && "Failed".equals(pod.getStatus().getPhase());
  }

  /** Whether it is there and does not run yet, which only the events explain. */
  static boolean isBeingCreated(Pod pod) {
    return !isEnding(pod) && "Pending".equals(pod.getStatus().getPhase());
  }

  static Finding notCreated(String part, Pod pod, String words) {
    return Finding.symptom(
        part,
        ErrorCode.POD_NOT_CREATED,
        "The pod %s cannot be created: %s".formatted(name(pod), words),
        "",
        "A Secret or ConfigMap that is missing comes with Strimzi's Kafka or with the chart's values: docs/kubernetes.md. More: kubectl describe pod "
            + name(pod));
  }

  private static Optional<Finding> unschedulable(String part, Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .filter(condition -> "Unschedulable".equals(condition.getReason()))
        .map(condition -> Optional.ofNullable(condition.getMessage()).orElse("it does not say why"))
        .map(
            words ->
                new Finding(
                    part,
                    ErrorCode.POD_UNSCHEDULABLE.toString(),
                    "No node takes the pod %s: %s".formatted(name(pod), words),
                    "resources of the part, in the chart's values",
                    "Give the cluster more memory or CPU, or the part less: the sizes are in docs/kubernetes.md. A volume needs a StorageClass.",
                    words.toLowerCase(Locale.ROOT).contains(CLAIM)
                        ? Finding.Kind.SYMPTOM
                        : Finding.Kind.FAULT))
        .findFirst();
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return Stream.concat(
        pod.getStatus().getInitContainerStatuses().stream(),
        pod.getStatus().getContainerStatuses().stream());
  }

  private static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
    return Optional.ofNullable(container.getState()).map(state -> state.getWaiting());
  }

  private static Optional<Finding> of(String part, Pod pod, ContainerStatus container) {
    Optional<ContainerStateWaiting> waiting = waiting(container);
    String reason = waiting.map(ContainerStateWaiting::getReason).orElse("");
    String message = waiting.map(ContainerStateWaiting::getMessage).orElse("");
    if (IMAGE.contains(reason)) {
      return Optional.of(imageNotPulled(part, container.getImage(), reason, message));
    }
    if (CREATION.contains(reason)) {
      return Optional.of(notCreated(part, pod, reason + ": " + message));
    }
    return ended(container).map(end -> crashed(part, pod, end));
  }

  /** How the container ended: now, or the last time when it was started again since. */
  private static Optional<ContainerStateTerminated> ended(ContainerStatus container) {
    return Stream.of(container.getState(), container.getLastState())
        .flatMap(state -> Optional.ofNullable(state).stream())
        .flatMap(state -> Optional.ofNullable(state.getTerminated()).stream())
        .filter(end -> end.getExitCode() == null || end.getExitCode() != 0)
        .findFirst();
  }

  private static Finding imageNotPulled(String part, String image, String reason, String message) {
    return Finding.fault(
        part,
        ErrorCode.IMAGE_NOT_PULLED,
        "%s: the image %s is not where the node looks for it. %s"
            .formatted(reason, image, message)
            .strip(),
        "image.prefix and image.tag, in the chart's values",
        "Push the images there or load them into the nodes: docs/images.md.");
  }

  private static Finding crashed(String part, Pod pod, ContainerStateTerminated end) {
    if (OUT_OF_MEMORY.equals(end.getReason())) {
      return Finding.fault(
          part,
          ErrorCode.POD_OUT_OF_MEMORY,
          "The pod %s took more memory than its limit and was killed.".formatted(name(pod)),
          "resources.limits.memory of the part, in the chart's values",
          "Raise the limit, or lower the part's heap.");
    }
    String words = Optional.ofNullable(end.getMessage()).orElse("").strip();
    String logs = "kubectl logs %s%s".formatted(hasFailed(pod) ? "" : "--previous ", name(pod));
    return LastWords.problem(part, words, logs)
        .orElseGet(
            () ->
                Finding.symptom(
                    part,
                    ErrorCode.POD_CRASHED,
                    "The pod %s ended with status %s (%s). %s"
                        .formatted(
                            name(pod),
                            end.getExitCode(),
                            end.getReason(),
                            words.lines().reduce((earlier, later) -> later).orElse(""))
                        .strip(),
                    "",
                    "Read " + logs));
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
