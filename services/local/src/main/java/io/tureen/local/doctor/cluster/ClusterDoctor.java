package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.catalogue.Stream;
import io.tureen.local.doctor.Doctor;
import io.tureen.local.doctor.Examination;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/** The doctor of a release on Kubernetes. */
public final class ClusterDoctor {
  private static final int ANSWER_MILLIS = 5_000;
  private static final String WELL = "every pod is ready, and so is what the operators look after";

  private ClusterDoctor() {}

  /** Its examinations; where no cluster answers, one that says so. */
  public static Doctor of(ClusterOptions options) {
    Config config =
        new ConfigBuilder(Config.autoConfigure(options.context()))
            .withConnectionTimeout(ANSWER_MILLIS)
            .withRequestTimeout(ANSWER_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    Release release = new Release(client, options.namespace(), options.release());
    try {
      List<String> streams = streams(release);
      return new Doctor(WELL, examinations(release, streams), streams);
    } catch (KubernetesClientException e) {
      Finding away = noCluster(config, e);
      Examination known = Examination.of(Subjects.CLUSTER, () -> List.of(away));
      return new Doctor(WELL, List.of(known), List.of());
    }
  }

  private static List<Examination> examinations(Release release, List<String> streams) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return List.of(
        Examination.of(Subjects.NAMESPACE, new ObjectsLook(release)),
        Examination.of(Subjects.STRIMZI, new StrimziLook(release)),
        Examination.of(Subjects.SPARK_OPERATOR, new SparkLook(release, streams)),
        Examination.of("pods", new PodsLook(release)),
        Examination.of(
            "health of the pods", new HealthLook(release, new PodHealth(release, http))));
  }

  private static List<String> streams(Release release) {
    Optional<String> yaml =
        release.catalogue().map(catalogue -> catalogue.getData().get("catalogue.yaml"));
    try {
      return yaml
          .map(text -> Catalogue.parse("the release's catalogue", text))
          .map(Catalogue::streams)
          .orElse(List.of())
          .stream()
          .map(Stream::name)
          .toList();
    } catch (CatalogueException e) {
      return List.of(); // An examination says so.
    }
  }

  private static Finding noCluster(Config config, KubernetesClientException failure) {
    return Finding.fault(
        Subjects.CLUSTER,
        ErrorCode.NO_CLUSTER,
        "The cluster at %s does not answer as it should: %s"
            .formatted(config.getMasterUrl(), reason(failure)),
        "the kubeconfig (KUBECONFIG, or ~/.kube/config) and --context",
        "Start the cluster, or choose another context: kubectl config get-contexts. A refusal needs the rights to look at pods.");
  }

  /** The innermost words: those of the client only say what it asked for. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}
