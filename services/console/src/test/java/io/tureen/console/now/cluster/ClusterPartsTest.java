package io.tureen.console.now.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.Target;
import io.tureen.console.now.part.UnknownPartsException;
import io.tureen.testing.KubernetesApi;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterPartsTest {
  private static final String PODS = "api/v1/pods";
  private static final String DEPLOYMENTS = "apis/apps/v1/deployments";
  private static final String APPLICATIONS = "apis/sparkoperator.k8s.io/v1beta2/sparkapplications";
  private static final String KAFKAS = "apis/kafka.strimzi.io/v1/kafkas";
  private static final String TOPICS = "apis/kafka.strimzi.io/v1/kafkatopics";
  private static final String USERS = "apis/kafka.strimzi.io/v1/kafkausers";
  private static final String READY =
      "{\"type\": \"Ready\", \"status\": \"True\", \"lastTransitionTime\":"
          + " \"2026-11-28T12:00:05Z\"}";

  private final KubernetesApi api = new KubernetesApi();
  private final KubernetesClient client = api.client();
  private Optional<String> trino = Optional.empty();
  private final ClusterParts parts =
      new ClusterParts(client, "shop", "tureen", () -> trino, List.of("menu-events"));

  @BeforeEach
  void know() {
    api.has(PODS).has(DEPLOYMENTS).has("apis/apps/v1/statefulsets");
  }

  @AfterEach
  void close() {
    client.close();
    api.close();
  }

  @Test
  void aDeploymentWhosePodsAreReadyIsReadySinceTheyAre() throws Exception {
    api.has(DEPLOYMENTS, deployment("api", 1, 1)).has(PODS, pod("api", "http", true, ""));

    assertThat(parts.look().parts())
        .containsExactly(
            new PartReport(
                "api",
                Health.READY,
                "ready",
                "",
                Optional.of(Instant.parse("2026-11-28T12:00:05Z")),
                0,
                "Kubernetes"));
  }

  @Test
  void aPodThatIsNotReadySaysWhyAndHowItEndedBefore() throws Exception {
    String waiting =
        """
        "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 10s"}},
        "lastState": {"terminated": {"reason": "OOMKilled", "exitCode": 137, "finishedAt": "2026-11-28T12:00:01Z"}},
        """;
    api.has(DEPLOYMENTS, deployment("metastore", 1, 0))
        .has(PODS, pod("metastore", "health", false, waiting));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).isEqualTo(Health.NOT_READY);
    assertThat(part.detail())
        .contains("metastore-0 waits: CrashLoopBackOff, back-off 10s")
        .contains("OOMKilled, status 137");
    assertThat(part.restarts()).isEqualTo(2);
  }

  @Test
  void whatIsScaledToNothingOrHasNoPodIsNotReady() throws Exception {
    api.has(DEPLOYMENTS, deployment("trino", 0, 0), deployment("api", 2, 0));

    assertThat(parts.look().parts())
        .allMatch(part -> part.health() == Health.NOT_READY)
        .extracting(PartReport::state)
        .containsExactly("scaled to 0", "0 of 2 ready");
  }

  @Test
  void trinoIsWellOnlyIfItAnswersAQuery() throws Exception {
    api.has(DEPLOYMENTS, deployment("trino", 1, 1)).has(PODS, pod("trino", "http", true, ""));
    trino = Optional.of("does not answer SELECT 1");

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).isEqualTo(Health.NOT_READY);
    assertThat(part.detail()).isEqualTo("does not answer SELECT 1");
  }

  @Test
  void aStreamIsWellIfItsApplicationItsDriverAndAnExecutorAre() throws Exception {
    api.has(APPLICATIONS, application("RUNNING", 3))
        .has(
            PODS,
            pod("menu-events", "health", true, ""),
            pod("menu-events-executor", "none", true, ""));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.name()).isEqualTo("menu-events");
    assertThat(part.health()).isEqualTo(Health.READY);
    assertThat(part.restarts()).isEqualTo(2);
    assertThat(part.knownFrom()).isEqualTo("the Spark operator");
  }

  @Test
  void aStreamWithoutAnExecutorIsNotReady() throws Exception {
    api.has(APPLICATIONS, application("RUNNING", 1))
        .has(PODS, pod("menu-events", "health", true, ""));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).isEqualTo(Health.NOT_READY);
    assertThat(part.detail()).isEqualTo("has no executor");
  }

  @Test
  void anApplicationThatFailsIsNotReady() throws Exception {
    api.has(APPLICATIONS, application("PENDING_RERUN", 2));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).isEqualTo(Health.NOT_READY);
    assertThat(part.state()).isEqualTo("pending rerun");
  }

  @Test
  void kafkaItsTopicAndItsUsersAreAsStrimziSays() throws Exception {
    api.has(KAFKAS, strimzi("Kafka", "tureen-kafka", READY))
        .has(TOPICS, strimzi("KafkaTopic", "tureen-events", READY))
        .has(
            USERS,
            strimzi(
                "KafkaUser",
                "tureen-api",
                "{\"type\": \"NotReady\", \"status\": \"True\", \"reason\": \"Wrong\", \"message\":"
                    + " \"no such ACL\"}"))
        .has(PODS, pod("kafka", "tls", true, ""));

    List<PartReport> reports = parts.look().parts();

    assertThat(reports)
        .extracting(PartReport::name)
        .containsExactly("kafka", "topic tureen-events", "user tureen-api");
    assertThat(reports)
        .extracting(PartReport::health)
        .containsExactly(Health.READY, Health.READY, Health.NOT_READY);
    assertThat(reports.getLast().detail()).isEqualTo("Wrong: no such ACL");
  }

  @Test
  void kafkaIsNotReadyWithoutABrokersPodWhateverItsOperatorLastSaid() throws Exception {
    api.has(KAFKAS, strimzi("Kafka", "tureen-kafka", READY)).has(TOPICS).has(USERS);

    PartReport kafka = parts.look().parts().getFirst();

    assertThat(kafka.health()).isEqualTo(Health.NOT_READY);
    assertThat(kafka.detail()).isEqualTo("there is no pod of a broker");
  }

  @Test
  void afterABrokerWasKilledKafkaIsReadySinceItsPodIs() throws Exception {
    api.has(KAFKAS, strimzi("Kafka", "tureen-kafka", READY))
        .has(TOPICS)
        .has(USERS)
        .has(
            PODS,
            strimzisPod("broker-0", "kafka", "True", "2026-11-28T14:30:00Z"),
            strimzisPod("entity-operator-7d", "entity-operator", "True", "2026-11-28T15:00:00Z"));

    PartReport kafka = parts.look().parts().getFirst();

    assertThat(kafka.health()).isEqualTo(Health.READY);
    assertThat(kafka.since()).hasValue(Instant.parse("2026-11-28T14:30:00Z"));
  }

  @Test
  void whileABrokerIsAwayKafkaIsNotReadySinceItsPodIsNot() throws Exception {
    api.has(KAFKAS, strimzi("Kafka", "tureen-kafka", READY))
        .has(TOPICS)
        .has(USERS)
        .has(PODS, strimzisPod("broker-0", "kafka", "False", "2026-11-28T14:30:00Z"));

    PartReport kafka = parts.look().parts().getFirst();

    assertThat(kafka.health()).isEqualTo(Health.NOT_READY);
    assertThat(kafka.since()).hasValue(Instant.parse("2026-11-28T14:30:00Z"));
  }

  @Test
  void whereStrimziFindsAFaultThatThePodsDoNotHaveItSaysSinceWhen() throws Exception {
    String wrong =
        "{\"type\": \"NotReady\", \"status\": \"True\", \"reason\": \"Wrong\", \"message\": \"no\","
            + " \"lastTransitionTime\": \"2026-11-28T12:00:05Z\"}";
    api.has(KAFKAS, strimzi("Kafka", "tureen-kafka", wrong))
        .has(TOPICS)
        .has(USERS)
        .has(PODS, strimzisPod("broker-0", "kafka", "True", "2026-11-01T10:00:00Z"));

    assertThat(parts.look().parts().getFirst().since())
        .hasValue(Instant.parse("2026-11-28T12:00:05Z"));
  }

  @Test
  void executorsThatTheSparkOperatorGaveTheComponentOfTheirDriverAreNotTakenForIt()
      throws Exception {
    api.has(APPLICATIONS, application("RUNNING", 1))
        .has(
            PODS,
            sparksPod("driver", "tureen-menu-events-driver", "Running", "12:00:05"),
            sparksPod("executor", "tureen-menu-events-1-exec-2", "Running", "13:00:00"),
            sparksPod("executor", "tureen-menu-events-0-exec-1", "Succeeded", "14:00:00"));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).as(part.detail()).isEqualTo(Health.READY);
    assertThat(part.since()).hasValue(Instant.parse("2026-11-28T12:00:05Z"));
  }

  @Test
  void aDriverThatFailedAndAnExecutorThatItLeftBehindRunNothing() throws Exception {
    api.has(APPLICATIONS, application("PENDING_RERUN", 2))
        .has(
            PODS,
            sparksPod("driver", "tureen-menu-events-driver", "Failed", "12:00:05"),
            sparksPod("executor", "tureen-menu-events-0-exec-1", "Succeeded", "12:00:05"));

    PartReport part = parts.look().parts().getFirst();

    assertThat(part.health()).isEqualTo(Health.NOT_READY);
    assertThat(part.detail()).isEqualTo("has no pod");
  }

  @Test
  void metricsAreReadFromReadyApisAndRunningDriversAtThePortsTheyName() throws Exception {
    api.has(
        PODS,
        pod("api", "http", true, ""),
        pod("api", "http", false, ""),
        pod("menu-events", "health", false, ""));

    Sighting sighting = parts.look();

    assertThat(sighting.apis())
        .extracting(Target::metrics)
        .containsExactly(URI.create("http://10.0.0.7:8080/prometheus"));
    assertThat(sighting.streams())
        .extracting(Target::program, Target::metrics)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "menu-events", URI.create("http://10.0.0.7:8080/prometheus")));
  }

  @Test
  void anApiServerThatIsAwayIsSaidToBe() {
    api.close();

    assertThatThrownBy(parts::look)
        .isInstanceOf(UnknownPartsException.class)
        .hasMessageStartingWith("The console cannot reach the Kubernetes API");
  }

  private static String deployment(String component, int wanted, int ready) {
    return """
    {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": %s,
     "spec": {"replicas": %d}, "status": {"readyReplicas": %d}}
    """
        .formatted(metadata("tureen-" + component, component), wanted, ready);
  }

  private static String pod(String component, String port, boolean ready, String state) {
    return """
    {"kind": "Pod", "apiVersion": "v1", "metadata": %s,
     "spec": {"containers": [{"name": "it", "ports": [{"name": "%s", "containerPort": 8080}]}]},
     "status": {"phase": "Running", "podIP": "10.0.0.7",
       "conditions": [{"type": "Ready", "status": "%s", "lastTransitionTime": "2026-11-28T12:00:05Z"}],
       "containerStatuses": [{%s "name": "it", "restartCount": %d}]}}
    """
        .formatted(
            metadata(component + "-0", component),
            port,
            ready ? "True" : "False",
            state,
            state.isEmpty() ? 0 : 2);
  }

  /** As the Spark operator 2.5.2 labels it: with the labels of the SparkApplication. */
  private static String sparksPod(String role, String name, String phase, String readySince) {
    boolean running = phase.equals("Running");
    return """
    {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "%2$s", "uid": "%2$s", "labels": {
       "app.kubernetes.io/component": "menu-events", "app.kubernetes.io/instance": "tureen",
       "app.kubernetes.io/name": "tureen", "helm.sh/chart": "tureen-1.0.0", "spark-role": "%1$s",
       "sparkoperator.k8s.io/app-name": "tureen-menu-events",
       "sparkoperator.k8s.io/launched-by-spark-operator": "true"}},
     "spec": {"containers": [{"name": "spark-kubernetes-%1$s", "ports": []}]},
     "status": {"phase": "%3$s", "podIP": "10.0.0.8",
       "conditions": [{"type": "Ready", "status": "%4$s", "lastTransitionTime": "2026-11-28T%5$sZ"}],
       "containerStatuses": [{"name": "spark-kubernetes-%1$s", "restartCount": 0}]}}
    """
        .formatted(role, name, phase, running ? "True" : "False", readySince);
  }

  /** As Strimzi 1.2.0 labels it: the instance is the Kafka, and there is no component. */
  private static String strimzisPod(String name, String type, String ready, String since) {
    return """
    {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "tureen-%1$s", "uid": "%1$s", "labels": {
       "app.kubernetes.io/instance": "tureen-kafka", "app.kubernetes.io/name": "%2$s",
       "app.kubernetes.io/managed-by": "strimzi-cluster-operator", "app.kubernetes.io/part-of": "strimzi-tureen-kafka",
       "strimzi.io/cluster": "tureen-kafka", "strimzi.io/kind": "Kafka", "strimzi.io/component-type": "%2$s",
       "strimzi.io/name": "tureen-kafka-%2$s"}},
     "spec": {"containers": [{"name": "it", "ports": []}]},
     "status": {"phase": "Running", "podIP": "10.0.0.9",
       "conditions": [{"type": "Ready", "status": "%3$s", "lastTransitionTime": "%4$s"}],
       "containerStatuses": [{"name": "it", "restartCount": 1}]}}
    """
        .formatted(name, type, ready, since);
  }

  private static String application(String state, int attempts) {
    return """
    {"kind": "SparkApplication", "apiVersion": "sparkoperator.k8s.io/v1beta2", "metadata": %s,
     "spec": {}, "status": {"applicationState": {"state": "%s"}, "executionAttempts": %d}}
    """
        .formatted(metadata("tureen-menu-events", "menu-events"), state, attempts);
  }

  private static String strimzi(String kind, String name, String condition) {
    return """
    {"kind": "%s", "apiVersion": "kafka.strimzi.io/v1", "metadata": %s, "spec": {"kafka": {}},
     "status": {"observedGeneration": 1, "aFieldOfALaterVersion": {}, "conditions": [%s]}}
    """
        .formatted(kind, metadata(name, "kafka"), condition);
  }

  private static String metadata(String name, String component) {
    return """
    {"name": "%s", "uid": "%s", "labels": {"app.kubernetes.io/component": "%s", "strimzi.io/component-type": "kafka"}}
    """
        .formatted(name, name, component);
  }
}
