package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tureen.local.doctor.Finding;
import io.tureen.local.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The operator of Spark, and what it says of the streams; without it each stream is a Deployment.
 *
 * @param streams those of the catalogue
 */
record SparkLook(Release release, List<Pod> pods, List<String> streams)
    implements Callable<List<Finding>> {
  private static final Set<String> FAILURES =
      Set.of("FAILED", "SUBMISSION_FAILED", "FAILING", "UNKNOWN", "INVALIDATING");

  private static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("sparkoperator.k8s.io")
          .withVersion("v1beta2")
          .withKind("SparkApplication")
          .withPlural("sparkapplications")
          .withNamespaced(true)
          .build();

  @Override
  public List<Finding> call() {
    Optional<List<GenericKubernetesResource>> applications = release.custom(KIND);
    if (applications.isEmpty()) {
      return streams.isEmpty() || runWithoutOperator()
          ? List.of()
          : List.of(
              Operator.SPARK.missing("The cluster does not even know the kind SparkApplication"));
    }
    if (applications.get().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Operator.SPARK.problem(release.client(), applications.get()).ifPresent(findings::add);
    for (GenericKubernetesResource application : applications.get()) {
      finding(application).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> finding(GenericKubernetesResource application) {
    String state = text(application, "state");
    if (FAILURES.contains(state)) {
      return Optional.of(failed(application, state));
    }
    return hasDriver(release.part(application))
        ? Optional.empty() // Its pod says how it is.
        : Optional.of(withoutDriver(application, state));
  }

  /** Empty while the operator has said nothing. */
  private static String text(GenericKubernetesResource application, String field) {
    Map<String, Object> state = application.get("status", "applicationState");
    return state == null ? "" : String.valueOf(state.getOrDefault(field, ""));
  }

  private boolean hasDriver(String stream) {
    Ownership ownership = release.ownership();
    return pods.stream()
        .filter(ownership::isDriver)
        .filter(pod -> !PodObstacle.isEnding(pod))
        .anyMatch(pod -> ownership.stream(pod).equals(stream));
  }

  private boolean runWithoutOperator() {
    return release.deployments().stream().map(release::part).anyMatch(streams::contains);
  }

  private Finding failed(GenericKubernetesResource application, String state) {
    return Finding.symptom(
        release.part(application),
        ErrorCode.SPARK_APP_FAILED,
        "SparkApplication %s is %s: %s"
            .formatted(
                application.getMetadata().getName(), state, text(application, "errorMessage")),
        "",
        "kubectl logs of its driver's pod has the last words; kubectl describe sparkapplication %s what the operator did."
            .formatted(application.getMetadata().getName()));
  }

  private Finding withoutDriver(GenericKubernetesResource application, String state) {
    return Finding.symptom(
        release.part(application),
        ErrorCode.OBJECT_NOT_READY,
        "SparkApplication %s is %s, and there is no pod of its driver."
            .formatted(application.getMetadata().getName(), state.isEmpty() ? "new" : state),
        "",
        "The operator makes it within a minute. If it does not: kubectl describe sparkapplication %s, and the operator's log."
            .formatted(application.getMetadata().getName()));
  }
}
