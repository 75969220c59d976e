package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A load made from the release's CronJob, as {@code kubectl create job --from} makes one, with
 * settings that stand in place of the CronJob's.
 */
record Load(String namespace, String name) {
  private static final Duration START_TIME = Duration.ofMinutes(2);
  private static final Duration STOP_TIME = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  static Load start(Release release, String name, Map<String, String> settings) {
    CronJob schedule = schedule(release);
    JobSpec spec = schedule.getSpec().getJobTemplate().getSpec();
    Map<String, String> all = new HashMap<>(settings);
    all.put("TUREEN_LOAD_OUTPUT", "json");
    set(spec.getTemplate().getSpec().getContainers().getFirst(), all);
    Job job =
        new JobBuilder()
            .withNewMetadata()
            .withName(name)
            .withLabels(schedule.getSpec().getJobTemplate().getMetadata().getLabels())
            .withAnnotations(Map.of("cronjob.kubernetes.io/instantiate", "manual"))
            .addNewOwnerReference()
            .withApiVersion(schedule.getApiVersion())
            .withKind(schedule.getKind())
            .withName(schedule.getMetadata().getName())
            .withUid(schedule.getMetadata().getUid())
            .withController(true)
            .endOwnerReference()
            .endMetadata()
            .withSpec(spec)
            .build();
    Cluster.client().resource(job).inNamespace(release.namespace()).create();
    return new Load(release.namespace(), name);
  }

  /** The description of the pod that sends a load. */
  static PodTemplateSpec description(Release release) {
    return schedule(release).getSpec().getJobTemplate().getSpec().getTemplate();
  }

  private static CronJob schedule(Release release) {
    return Cluster.client()
        .batch()
        .v1()
        .cronjobs()
        .inNamespace(release.namespace())
        .withName(release.name() + "-load-generator")
        .require();
  }

  private static void set(Container container, Map<String, String> settings) {
    List<EnvVar> variables = container.getEnv();
    variables.removeIf(variable -> settings.containsKey(variable.getName()));
    settings.forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
  }

  /** Waits until it sends. */
  Load awaitRunning() {
    await(name + " runs")
        .atMost(START_TIME)
        .until(() -> pods().stream().anyMatch(pod -> "Running".equals(pod.getStatus().getPhase())));
    return this;
  }

  /** Waits until it has sent everything, and answers what it reports. */
  JsonNode report(Duration limit) {
    await(name + " has ended").atMost(limit).until(this::ended);
    return readReport();
  }

  /** Ends it as Ctrl-C does, and answers what it reports of what it has sent. */
  JsonNode stop() {
    Processes.signal(pods().getFirst(), "INT");
    return report(STOP_TIME);
  }

  private boolean ended() {
    Job job = Cluster.client().batch().v1().jobs().inNamespace(namespace).withName(name).require();
    return job.getStatus().getConditions().stream()
        .anyMatch(
            condition ->
                List.of("Complete", "Failed").contains(condition.getType())
                    && condition.getStatus().equals("True"));
  }

  private JsonNode readReport() {
    String log = Cluster.client().pods().resource(pods().getFirst()).getLog();
    int start = log.indexOf("{\n");
    assertThat(start).as("no JSON report in: %s", log).isNotNegative();
    try {
      return JSON.readTree(log.substring(start));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + log, e);
    }
  }

  private List<Pod> pods() {
    return Cluster.client()
        .pods()
        .inNamespace(namespace)
        .withLabel("batch.kubernetes.io/job-name", name)
        .list()
        .getItems();
  }
}
