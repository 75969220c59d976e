package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An operator, by what its installation leaves in the cluster.
 *
 * @param part what findings call it
 * @param deployment whether a deployment is the operator's
 */
record Operator(String part, Predicate<Deployment> deployment, String remedy) {
  private static final String INSTALL =
      "Install it: k8s/install does, or helm as docs/kubernetes.md says; it has to watch the namespace of the release.";

  static final Operator STRIMZI =
      new Operator(
          Subjects.STRIMZI,
          found -> "cluster-operator".equals(podLabel(found, "strimzi.io/kind")),
          INSTALL + " Or set kafka.external.bootstrapServers.");

  static final Operator SPARK =
      new Operator(
          Subjects.SPARK_OPERATOR,
          found -> "spark-operator".equals(podLabel(found, "app.kubernetes.io/name")),
          INSTALL + " Or set spark.operator.enabled=false: then the streams run without it.");

  private static String podLabel(Deployment deployment, String name) {
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault(name, "");
  }

  /** What keeps it from working; empty also where it cannot be seen and has worked. */
  Optional<Finding> problem(KubernetesClient client, List<GenericKubernetesResource> objects) {
    try {
      List<Deployment> found =
          client.apps().deployments().inAnyNamespace().list().getItems().stream()
              .filter(deployment)
              .toList();
      if (found.isEmpty()) {
        return Optional.of(missing("No deployment of it is in the cluster"));
      }
      return found.stream().anyMatch(Operator::isAvailable)
          ? Optional.empty()
          : Optional.of(missing("Its deployment has no pod that is ready"));
    } catch (KubernetesClientException e) {
      // Who may not look into all namespaces sees what the operator has left undone.
      return objects.stream().allMatch(object -> Conditions.of(object).isUntouched())
          ? Optional.of(missing("Nothing has looked at them"))
          : Optional.empty();
    }
  }

  private static boolean isAvailable(Deployment operator) {
    Integer available =
        operator.getStatus() == null ? null : operator.getStatus().getAvailableReplicas();
    return available != null && available > 0;
  }

  Finding missing(String what) {
    return Finding.fault(
        part,
        ErrorCode.OPERATOR_MISSING,
        "The release has objects that only the operator makes work. %s.".formatted(what),
        "the chart's values, which ask for it",
        remedy);
  }
}
