package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.tureen.local.doctor.Clocks;
import io.tureen.local.doctor.Deadline;
import io.tureen.local.doctor.Finding;
import io.tureen.local.doctor.HealthAnswer;
import io.tureen.local.doctor.NotExamined;
import io.tureen.local.doctor.Subjects;
import io.tureen.local.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What the pods that run say of themselves, and their clocks beside this machine's and the API
 * server's.
 */
record HealthLook(Release release, PodHealth health, List<Pod> pods, Deadline deadline)
    implements Callable<List<Finding>> {
  private static final int READY = 200;

  /** The broker may be none of the release's pods: its clients say how it is. */
  private static final Finding KAFKA_SILENT =
      Finding.symptom(
          Subjects.KAFKA,
          ErrorCode.BROKER_DOWN,
          "Kafka does not answer those that send it events or read them.",
          "kafka.external.bootstrapServers in the chart's values, or the Kafka of Strimzi",
          "Look at the pods of the brokers and their logs, and whether the address is right and a network policy lets the parts through.");

  @Override
  public List<Finding> call() throws InterruptedException, ExecutionException {
    Map<String, Duration> ahead = new ConcurrentHashMap<>();
    List<Callable<List<Finding>>> questions = new ArrayList<>();
    List<Pod> running = asked();
    running.forEach(pod -> questions.add(() -> ask(pod, ahead)));
    questions.add(
        () -> {
          apiServer().ifPresent(found -> ahead.put("the API server", found));
          return List.of();
        });
    List<Finding> findings = new ArrayList<>();
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("pod-", 0).factory());
    try {
      List<Future<List<Finding>>> answers =
          threads.invokeAll(
              questions, deadline.leftForAnAnswer().toMillis(), TimeUnit.MILLISECONDS);
      for (int pod = 0; pod < running.size(); pod++) { // the API server only tells the time
        Future<List<Finding>> answer = answers.get(pod);
        if (answer.state() == Future.State.SUCCESS) {
          findings.addAll(answer.resultNow());
        } else {
          findings.addAll(unheard(List.of(running.get(pod))));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    findings.addAll(Clocks.compare(new TreeMap<>(ahead)));
    return findings.stream().distinct().toList();
  }

  /** Those that are not ready first: of the others the kubelet has said how they are. */
  private List<Pod> asked() {
    return pods.stream()
        .filter(PodObstacle::isRunning)
        .filter(pod -> !PodObstacle.isEnding(pod))
        .filter(pod -> PodHealth.question(pod).isPresent())
        .sorted(Comparator.comparing(Readiness::isPodReady))
        .toList();
  }

  /** What is known where none of them is heard in time. */
  List<Finding> withoutAnswers() {
    return unheard(asked());
  }

  /** That a pod is not ready, the cluster knows too; of one that is, only the clock is unknown. */
  private List<Finding> unheard(List<Pod> silent) {
    return silent.stream().map(this::unheard).toList();
  }

  private Finding unheard(Pod pod) {
    String part = release.part(pod);
    return PodObstacle.of(part, pod)
        .or(() -> PodObstacle.silent(part, pod))
        .orElseGet(() -> NotExamined.silent("health of " + part));
  }

  private Optional<Duration> apiServer() throws InterruptedException, ExecutionException {
    Instant asked = Instant.now();
    var http = release.client().getHttpClient();
    var answer =
        http.sendAsync(
                http.newHttpRequestBuilder()
                    .uri(release.client().getMasterUrl() + "version")
                    .build(),
                String.class)
            .get();
    return Clocks.ahead(Optional.ofNullable(answer.header("Date")), asked);
  }

  private List<Finding> ask(Pod pod, Map<String, Duration> ahead) throws InterruptedException {
    String part = release.part(pod);
    Optional<PodHealth.Answer> answer = health.ask(pod);
    answer.flatMap(PodHealth.Answer::ahead).ifPresent(found -> ahead.put(part, found));
    if (answer.isEmpty()) {
      return List.of(unheard(pod));
    }
    if (!answer.get().question().aboutReadiness()) {
      return PodObstacle.silent(part, pod).stream().toList();
    }
    return answer.get().status() == READY ? List.of() : notReady(part, pod, answer.get());
  }

  private static List<Finding> notReady(String part, Pod pod, PodHealth.Answer answer) {
    String waits = HealthAnswer.waitingFor(answer.body());
    if (HealthAnswer.refused(answer.body())) {
      return List.of(HealthAnswer.credentials(part, waits));
    }
    List<Finding> findings = new ArrayList<>();
    if (HealthAnswer.kafkaIsSilent(waits)) {
      findings.add(KAFKA_SILENT);
    }
    findings.add(
        Finding.symptom(
            part,
            ErrorCode.POD_NOT_READY,
            "The pod %s says that it is not ready: %s"
                .formatted(pod.getMetadata().getName(), waits),
            "",
            "Look at what it waits for; kubectl logs %s has its own words."
                .formatted(pod.getMetadata().getName())));
    return findings;
  }
}
