package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueException;
import io.tureen.local.doctor.Deadline;
import io.tureen.local.doctor.Doctor;
import io.tureen.local.doctor.Examination;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The doctor of a release on Kubernetes. The list of its pods comes first: it says most, and in one
 * call. What takes longer is asked after it, all at once, within what is left of the time.
 */
public final class ClusterDoctor {
  private static final String WELL = "every pod is ready, and so is what the operators look after";

  /** More than the call that is made beside the list of the pods needs once that is there. */
  private static final Duration CATALOGUE_TIMEOUT = Duration.ofSeconds(1);

  private ClusterDoctor() {}

  /** What it knows by the pods, and what it will look at; where no cluster answers, it says so. */
  public static Doctor of(ClusterOptions options, Deadline deadline) throws InterruptedException {
    int timeoutMillis = (int) deadline.leftForAnAnswer().toMillis();
    Config config =
        new ConfigBuilder(Config.autoConfigure(options.context()))
            .withConnectionTimeout(timeoutMillis)
            .withRequestTimeout(timeoutMillis)
            .withRequestRetryBackoffLimit(0)
            .build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    return of(new Release(client, options.namespace(), options.release()), deadline);
  }

  static Doctor of(Release release, Deadline deadline) throws InterruptedException {
    Executor threads = task -> Thread.ofPlatform().daemon().name("first-call").start(task);
    CompletableFuture<List<Pod>> list = CompletableFuture.supplyAsync(release::pods, threads);
    CompletableFuture<List<String>> catalogue =
        CompletableFuture.supplyAsync(() -> catalogueStreams(release), threads);
    try {
      List<Pod> pods = list.get(deadline.leftForAnAnswer().toMillis(), TimeUnit.MILLISECONDS);
      List<String> streams = streams(catalogue, release.ownership(), pods);
      return new Doctor(
          WELL,
          new PodsLook(release.ownership(), pods, Instant.now()).findings(),
          examinations(release, pods, streams, deadline),
          streams,
          deadline);
    } catch (ExecutionException | TimeoutException e) {
      Finding away = noCluster(release.client().getConfiguration(), e);
      return new Doctor(WELL, List.of(away), List.of(), List.of(), deadline);
    }
  }

  private static List<Examination> examinations(
      Release release, List<Pod> pods, List<String> streams, Deadline deadline) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    PodHealth health = new PodHealth(release, http, deadline);
    PodsBegunLook begun = new PodsBegunLook(release, pods);
    HealthLook answers = new HealthLook(release, health, pods, deadline);
    return List.of(
        Examination.of(Subjects.NAMESPACE, new ObjectsLook(release)),
        Examination.of(Subjects.STRIMZI, new StrimziLook(release, pods, Instant.now())),
        Examination.of(Subjects.SPARK_OPERATOR, new SparkLook(release, pods, streams)),
        new Examination("pods that start", begun, begun.withoutEvents()),
        new Examination("health of the pods", answers, answers.withoutAnswers()));
  }

  /** Those of the catalogue, and those that run: it may not be heard of in time, or be wrong. */
  private static List<String> streams(
      CompletableFuture<List<String>> catalogue, Ownership ownership, List<Pod> pods)
      throws InterruptedException {
    Stream<String> running =
        pods.stream()
            .filter(pod -> ownership.isDriver(pod) || ownership.isExecutor(pod))
            .map(ownership::stream);
    try {
      List<String> known = catalogue.get(CATALOGUE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Stream.concat(known.stream(), running).distinct().toList();
    } catch (ExecutionException | TimeoutException e) {
      return running.distinct().toList();
    }
  }

  private static List<String> catalogueStreams(Release release) {
    Optional<String> yaml =
        release.catalogue().map(catalogue -> catalogue.getData().get("catalogue.yaml"));
    try {
      return yaml
          .map(text -> Catalogue.parse("the release's catalogue", text))
          .map(Catalogue::streams)
          .orElse(List.of())
          .stream()
          .map(io.tureen.catalogue.Stream::name)
          .toList();
    } catch (CatalogueException e) {
      return List.of(); // An examination says so.
    }
  }

  private static Finding noCluster(Config config, Exception failure) {
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
    return cause instanceof TimeoutException ? "no answer in time." : cause.toString();
  }
}
