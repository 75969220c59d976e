package io.tureen.local.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.tureen.local.doctor.Deadline;
import io.tureen.local.doctor.Report;
import io.tureen.testing.KubernetesApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects as the operators make them, from a Kubernetes API to what a person reads. */
class ClusterDoctorTest {
  private static final String PODS = "api/v1/pods";
  private static final String DEPLOYMENTS = "apis/apps/v1/deployments";
  private static final String APPLICATIONS = "apis/sparkoperator.k8s.io/v1beta2/sparkapplications";
  private static final String KAFKAS = "apis/kafka.strimzi.io/v1/kafkas";
  private static final String TOPICS = "apis/kafka.strimzi.io/v1/kafkatopics";
  private static final String USERS = "apis/kafka.strimzi.io/v1/kafkausers";
  private static final String READY = condition("Ready", "True", "", "");

  /** However busy the machine is that runs the tests. */
  private static final Deadline TIME_ENOUGH = after(Duration.ofMinutes(-1));

  private final KubernetesApi api = new KubernetesApi();
  private final KubernetesClient client = api.client();
  private final Instant now = Instant.now();

  @BeforeEach
  void installed() {
    api.has(PODS, json(broker(Duration.ofDays(1), "True", Duration.ofDays(1))))
        .has(
            DEPLOYMENTS,
            deployment("tureen-api", "app.kubernetes.io/component", "api"),
            deployment("strimzi-cluster-operator", "strimzi.io/kind", "cluster-operator"),
            deployment("spark-operator", "app.kubernetes.io/name", "spark-operator"))
        .has("apis/apps/v1/statefulsets")
        .has("api/v1/persistentvolumeclaims")
        .has("api/v1/events")
        .has(APPLICATIONS, application("RUNNING"))
        .has(KAFKAS, strimzi("Kafka", "tureen-kafka", READY))
        .has(TOPICS, strimzi("KafkaTopic", "tureen-events", READY))
        .has(USERS, strimzi("KafkaUser", "tureen-api", READY));
    api.hasObject("api/v1/configmaps/tureen-catalogue", Serialization.asJson(catalogue()));
  }

  @AfterEach
  void close() {
    client.close();
    api.close();
  }

  @Test
  void anExecutorThatNoNodeHasRoomForIsTheCauseWithTheSchedulersReason() throws Exception {
    api.has(PODS, json(oldBroker()), json(driver("Running")), json(unschedulableExecutor()));

    Report report = report();

    assertThat(parts(report, "causes")).containsExactly("menu-events-executor");
    assertThat(parts(report, "consequences")).containsExactly("menu-events");
    assertThat(report.lines())
        .anyMatch(line -> line.contains("0/1 nodes are available: 1 Insufficient memory."));
  }

  @Test
  void usersThatAreNotReadyWhileTheBrokerStartsAreItsConsequence() throws Exception {
    api.has(
            PODS,
            json(broker(Duration.ofSeconds(20), "False", Duration.ofSeconds(20))),
            json(driver("Running")))
        .has(TOPICS, strimzi("KafkaTopic", "tureen-events", notReady("KafkaError")))
        .has(USERS, strimzi("KafkaUser", "tureen-api", notReady("TimeoutException")));

    Report report = report();

    assertThat(codes(report)).containsExactly("TUREEN-BROKER-STARTING");
    assertThat(parts(report, "causes")).containsExactly("kafka");
    assertThat(parts(report, "consequences")).contains("kafka-users", "topic");
  }

  @Test
  void soAreThoseThatHaveNotBeenLookedAtSinceTheBrokerIsReady() throws Exception {
    api.has(PODS, json(broker(Duration.ofDays(1), "True", Duration.ofSeconds(30))), json(ready()))
        .has(USERS, strimzi("KafkaUser", "tureen-api", notReady("TimeoutException")));

    Report report = report();

    assertThat(codes(report)).containsExactly("TUREEN-BROKER-STARTING");
    assertThat(parts(report, "consequences")).containsExactly("kafka-users");
  }

  @Test
  void usersThatAreNotReadyLongAfterItAreACause() throws Exception {
    api.has(PODS, json(oldBroker()), json(ready()))
        .has(USERS, strimzi("KafkaUser", "tureen-api", notReady("InvalidResourceException")));

    assertThat(parts(report(), "causes")).containsExactly("kafka-users");
  }

  @Test
  void aBrokerThatStartedLatelyIsNoFaultWhereAllIsReady() throws Exception {
    api.has(PODS, json(broker(Duration.ofDays(1), "True", Duration.ofSeconds(30))), json(ready()));

    Report report = report();

    assertThat(report.isWell()).as(report.json().toPrettyString()).isTrue();
  }

  @Test
  void fewerPartitionsThanTheTopicHasIsACauseOfItsOwnAndExplainsNothing() throws Exception {
    String fewer =
        condition("Ready", "False", "NotSupported", "Decreasing partitions not supported");
    api.has(PODS, json(oldBroker()), json(driver("Running")))
        .has(TOPICS, strimzi("KafkaTopic", "tureen-events", fewer));

    Report report = report();

    assertThat(codes(report))
        .containsExactlyInAnyOrder("TUREEN-TOPIC-PARTITIONS-DECREASED", "TUREEN-POD-NOT-READY");
    assertThat(report.lines())
        .anyMatch(
            line ->
                line.contains("--reset-then-reuse-values --set kafka.topic.partitions=N")
                    && line.contains("helm upgrade tureen"));
  }

  @Test
  void anythingElseThatTheTopicOperatorDoesNotSupportIsNotThat() throws Exception {
    String other =
        condition("Ready", "False", "NotSupported", "Changing spec.topicName is not supported");
    api.has(PODS, json(oldBroker()), json(ready()))
        .has(TOPICS, strimzi("KafkaTopic", "tureen-events", other));

    assertThat(codes(report())).containsExactly("TUREEN-OBJECT-NOT-READY");
  }

  @Test
  void whatADriverLeftBehindIsNoObstacleToTheOneThatRuns() throws Exception {
    api.has(
        PODS,
        json(oldBroker()),
        json(ready()),
        json(OperatorsPods.spark("executor", "tureen-menu-events-0-exec-1", "Succeeded").build()));

    Report report = report();

    assertThat(report.isWell()).as(report.json().toPrettyString()).isTrue();
  }

  @Test
  void aDriverThatFailedHasTheCodeOfItsLastWords() throws Exception {
    Pod failed =
        OperatorsPods.spark("driver", "tureen-menu-events-driver", "Failed")
            .editStatus()
            .addNewContainerStatus()
            .withName("spark-kubernetes-driver")
            .withNewState()
            .withNewTerminated()
            .withExitCode(4)
            .withReason("Error")
            .withMessage("ERROR TUREEN-STREAM-TOPIC-RECREATED: The topic is another.")
            .endTerminated()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    api.has(PODS, json(oldBroker()), json(failed)).has(APPLICATIONS, application("FAILING"));

    Report report = report();

    assertThat(codes(report)).containsExactly("TUREEN-STREAM-TOPIC-RECREATED");
    assertThat(parts(report, "consequences")).containsExactly("menu-events");
  }

  @Test
  void aStreamThatIsSubmittedAndHasNoDriverYetIsNotWellAndFollowsFromABrokerThatStarts()
      throws Exception {
    api.has(PODS, json(oldBroker())).has(APPLICATIONS, application("PENDING_RERUN"));
    assertThat(codes(report())).containsExactly("TUREEN-OBJECT-NOT-READY");

    api.has(PODS, json(broker(Duration.ofSeconds(9), "False", Duration.ofSeconds(9))));

    Report report = report();
    assertThat(parts(report, "causes")).containsExactly("kafka");
    assertThat(parts(report, "consequences")).contains("menu-events");
  }

  @Test
  void aStreamThatTheOperatorHasNotLookedAtYetIsNotWell() throws Exception {
    api.has(PODS, json(oldBroker())).has(APPLICATIONS, application(""));

    assertThat(parts(report(), "causes")).containsExactly("menu-events");
  }

  @Test
  void aPodThatIsReadyAndGivesNoAnswerIsNotExamined() throws Exception {
    Pod trino =
        new PodBuilder(ready())
            .editMetadata()
            .withName("tureen-trino-0")
            .addToLabels("app.kubernetes.io/component", "trino")
            .removeFromLabels("spark-role")
            .endMetadata()
            .editSpec()
            .addNewContainer()
            .withName("trino")
            .withNewLivenessProbe()
            .withNewHttpGet()
            .withPath("/v1/info")
            .withNewPort(8080)
            .endHttpGet()
            .endLivenessProbe()
            .endContainer()
            .endSpec()
            .build();
    api.has(PODS, json(oldBroker()), json(ready()), json(trino));

    Report report = report();

    assertThat(report.isWell()).isFalse();
    assertThat(parts(report, "not_examined")).containsExactly("health of trino");
  }

  @Test
  void aDriverThatIsYoungSaysItselfHowItIsAndNotItsApplicationToo() throws Exception {
    api.has(PODS, json(oldBroker()), json(driver("Pending")))
        .has(APPLICATIONS, application("SUBMITTED"));

    assertThat(codes(report())).containsExactly("TUREEN-POD-NOT-READY");
  }

  @Test
  void aBrokerThatIsAwayIsNamedThoughStrimziStillCallsKafkaReady() throws Exception {
    api.has(PODS, json(ready()));

    assertThat(parts(report(), "causes")).containsExactly("kafka");
  }

  @Test
  @Timeout(60)
  void whatThePodsSayIsKnownThoughNothingElseAnswersInTime() throws Exception {
    api.has(PODS, json(oldBroker()), json(unschedulableExecutor())).hangsExceptAt(PODS);

    Report report =
        ClusterDoctor.of(new Release(client, "shop", "tureen"), after(Duration.ofSeconds(6)))
            .examine();

    assertThat(codes(report)).containsExactly("TUREEN-POD-UNSCHEDULABLE");
    assertThat(parts(report, "not_examined")).contains("strimzi", "spark-operator", "namespace");
  }

  @Test
  @Timeout(60)
  void aClusterThatDoesNotAnswerInTimeIsNamed() throws Exception {
    api.hangsExceptAt("nothing");

    Report report =
        ClusterDoctor.of(new Release(client, "shop", "tureen"), after(Duration.ofSeconds(7)))
            .examine();

    assertThat(codes(report)).containsExactly("TUREEN-NO-CLUSTER");
  }

  private Report report() throws InterruptedException {
    return ClusterDoctor.of(new Release(client, "shop", "tureen"), TIME_ENOUGH).examine();
  }

  private static Deadline after(Duration passed) {
    return new Deadline(System.nanoTime() - passed.toNanos());
  }

  private static List<String> parts(Report report, String of) {
    return texts(report.json().get(of), "part");
  }

  private static List<String> codes(Report report) {
    return texts(report.json().get("causes"), "code");
  }

  private static List<String> texts(JsonNode findings, String field) {
    return StreamSupport.stream(findings.spliterator(), false)
        .map(finding -> finding.get(field).asText())
        .distinct()
        .toList();
  }

  private Pod oldBroker() {
    return broker(Duration.ofDays(1), "True", Duration.ofDays(1));
  }

  private Pod broker(Duration age, String ready, Duration since) {
    return OperatorsPods.broker(now.minus(age).toString(), ready, now.minus(since).toString());
  }

  private static Pod driver(String phase) {
    return OperatorsPods.spark("driver", "tureen-menu-events-driver", phase).build();
  }

  private static Pod unschedulableExecutor() {
    return OperatorsPods.unschedulable(
        OperatorsPods.spark("executor", "tureen-menu-events-1-exec-1", "Pending").build(),
        "0/1 nodes are available: 1 Insufficient memory.");
  }

  private static Pod ready() {
    return new PodBuilder(driver("Running"))
        .editStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static String json(Pod pod) {
    return Serialization.asJson(pod);
  }

  private static String notReady(String reason) {
    return condition("Ready", "False", reason, "no answer");
  }

  private static String condition(String type, String status, String reason, String message) {
    return "{\"type\": \"%s\", \"status\": \"%s\", \"reason\": \"%s\", \"message\": \"%s\"}"
        .formatted(type, status, reason, message);
  }

  private static String strimzi(String kind, String name, String... conditions) {
    return """
    {"kind": "%1$s", "apiVersion": "kafka.strimzi.io/v1",
     "metadata": {"name": "%2$s", "labels": {"app.kubernetes.io/instance": "tureen"}},
     "spec": {"partitions": 2}, "status": {"conditions": %3$s}}
    """
        .formatted(kind, name, Arrays.toString(conditions));
  }

  private static String application(String state) {
    return """
    {"kind": "SparkApplication", "apiVersion": "sparkoperator.k8s.io/v1beta2",
     "metadata": {"name": "tureen-menu-events", "labels": {"app.kubernetes.io/component": "menu-events"}},
     "spec": {}, "status": {"applicationState": {"state": "%s"}}}
    """
        .formatted(state);
  }

  private static ConfigMap catalogue() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("tureen-catalogue")
        .endMetadata()
        .addToData(
            "catalogue.yaml",
            """
            name: menus
            topic: menus
            key: user_id
            rejected_table: menus_rejected
            streams:
              menu-events:
                table: menu_events
            fields:
              user_id:
                type: text
                required: true
                description: Who it was.
                example: ada
            event_types:
              login:
                stream: menu-events
                description: A guest logged in.
            """)
        .build();
  }

  private static String deployment(String name, String label, String value) {
    return """
    {"kind": "Deployment", "apiVersion": "apps/v1",
     "metadata": {"name": "%1$s", "namespace": "shop", "labels": {"%2$s": "%3$s"}},
     "spec": {"replicas": 1, "template": {"metadata": {"labels": {"%2$s": "%3$s"}}, "spec": {"containers": []}}},
     "status": {"availableReplicas": 1}}
    """
        .formatted(name, label, value);
  }
}
