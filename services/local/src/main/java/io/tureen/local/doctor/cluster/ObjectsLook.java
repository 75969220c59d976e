package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Whether the release is there, its volumes, its catalogue, and what makes its pods. */
record ObjectsLook(Release release) implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() {
    List<HasMetadata> controllers = release.controllers();
    if (controllers.isEmpty()) {
      return List.of(notInstalled());
    }
    List<Finding> findings = new ArrayList<>();
    for (HasMetadata controller : controllers) {
      scaledToZero(release.part(controller), controller)
          .or(() -> withoutPods(controller))
          .ifPresent(findings::add);
    }
    for (PersistentVolumeClaim claim : release.claims()) {
      if ("Pending".equals(claim.getStatus().getPhase())) {
        pending(claim).ifPresent(findings::add);
      }
    }
    release
        .catalogue()
        .flatMap(map -> invalid(map.getData().get("catalogue.yaml")))
        .ifPresent(findings::add);
    return findings;
  }

  private Finding notInstalled() {
    return Finding.fault(
        Subjects.NAMESPACE,
        ErrorCode.NOT_INSTALLED,
        "There is no release %s in the namespace %s of %s."
            .formatted(release.name(), release.namespace(), release.client().getMasterUrl()),
        "--release, --namespace and --context",
        "Name another (helm list --all-namespaces shows them), or install it with k8s/install.");
  }

  /** What is to have no pod: the chart asks for one at least of each part. */
  static Optional<Finding> scaledToZero(String part, HasMetadata controller) {
    Integer wanted =
        switch (controller) {
          case Deployment deployment -> deployment.getSpec().getReplicas();
          case StatefulSet set -> set.getSpec().getReplicas();
          default -> null;
        };
    if (wanted == null || wanted > 0) { // Kubernetes takes none for 1
      return Optional.empty();
    }
    String kind = controller.getKind();
    String name = controller.getMetadata().getName();
    return Optional.of(
        Finding.fault(
            part,
            ErrorCode.SCALED_TO_ZERO,
            "The %s %s is scaled to 0: it has no pod and is to have none.".formatted(kind, name),
            "spec.replicas of the %s, by kubectl scale or the like: the chart asks for one at least"
                .formatted(kind),
            "kubectl scale %s %s --namespace %s --replicas=1, or as many as there were."
                .formatted(
                    kind.toLowerCase(Locale.ROOT), name, controller.getMetadata().getNamespace())));
  }

  /** A Deployment may be kept from making pods, for example by a quota. */
  private Optional<Finding> withoutPods(HasMetadata controller) {
    if (!(controller instanceof Deployment deployment) || deployment.getStatus() == null) {
      return Optional.empty();
    }
    return deployment.getStatus().getConditions().stream()
        .filter(condition -> "ReplicaFailure".equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .findFirst()
        .map(
            condition ->
                Finding.fault(
                    release.part(controller),
                    ErrorCode.POD_NOT_CREATED,
                    "No pod can be made for the Deployment %s: %s"
                        .formatted(deployment.getMetadata().getName(), condition.getMessage()),
                    "the namespace: its quota, its limits, its pod security standard",
                    "Raise the quota, or give the part less in the chart's values."));
  }

  private Optional<Finding> pending(PersistentVolumeClaim claim) {
    return release.warnings(claim).stream()
        .map(Event::getMessage)
        .reduce((older, newer) -> newer)
        .or(
            () ->
                Optional.ofNullable(claim.getSpec().getStorageClassName()).isEmpty()
                    ? Optional.of("it names no StorageClass, and the cluster has no default one")
                    : Optional.empty())
        .map(
            why ->
                Finding.fault(
                    release.part(claim),
                    ErrorCode.VOLUME_PENDING,
                    "The volume claim %s gets no volume: %s"
                        .formatted(claim.getMetadata().getName(), why),
                    "persistence.storageClass, in the chart's values",
                    "Give the cluster a default StorageClass, or name one of those that kubectl get storageclass shows."));
  }

  private static Optional<Finding> invalid(String yaml) {
    try {
      Catalogue.parse("the release's catalogue", yaml);
      return Optional.empty();
    } catch (CatalogueException e) {
      return Optional.of(
          Finding.fault(
              Subjects.CATALOGUE,
              ErrorCode.CATALOGUE_INVALID,
              e.getMessage(),
              "catalogue, in the chart's values",
              "Correct it: helm upgrade with --set-file catalogue=FILE; docs/catalogue.md says how one is written."));
    }
  }
}
