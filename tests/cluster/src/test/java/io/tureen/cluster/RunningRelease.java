package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One release without operators, beside a broker of the test's own, that all test classes share.
 */
final class RunningRelease implements AutoCloseable {
  /** Gives a test the shared release; the first to ask installs it, the end of all removes it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningRelease.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(RunningRelease.class, key -> start(), RunningRelease.class);
    }
  }

  private static final String NAME = "tureen";
  private static final Duration FIRST_ROW_TIME = Duration.ofMinutes(5);
  private static final Duration READY_TIME = Duration.ofMinutes(5);

  private final Namespace namespace;
  private final Broker broker;
  private final Release release;
  private Duration timeToFirstRow;

  private RunningRelease(Namespace namespace) {
    this.namespace = namespace;
    this.broker = new Broker(namespace.name(), NAME);
    this.release = new Release(namespace.name(), NAME);
  }

  private static RunningRelease start() {
    Images.load();
    RunningRelease running = new RunningRelease(Namespace.create("release"));
    try {
      running.install();
      return running;
    } catch (RuntimeException | Error e) {
      running.close(); // or it would have the node's cores when another is tried
      throw e;
    }
  }

  private void install() {
    BrokerUsers users = BrokerUsers.of(NAME);
    users
        .secrets()
        .forEach(
            secret ->
                Cluster.client().resource(secret).inNamespace(namespace.name()).serverSideApply());
    broker.create();
    broker.admit(users);

    long start = System.nanoTime();
    release.install(values());
    Probe.follow(release, FIRST_ROW_TIME);
    timeToFirstRow = Duration.ofNanos(System.nanoTime() - start);
    awaitReady();
  }

  Release release() {
    return release;
  }

  Broker broker() {
    return broker;
  }

  /** How long it took from {@code helm install} until the first event of each stream was a row. */
  Duration timeToFirstRow() {
    return timeToFirstRow;
  }

  /** The values that make a release without operators. */
  Map<String, Object> values() {
    return Map.of(
        "image", Map.of("tag", Images.tag()),
        "kafka",
            Map.of(
                "strimzi", Map.of("enabled", false),
                "external",
                    Map.of(
                        "bootstrapServers",
                        broker.bootstrapServers(),
                        "caSecret",
                        Broker.caSecret())),
        "spark", Map.of("operator", Map.of("enabled", false)));
  }

  /** The values of the release, with some that stand in place of these. */
  Map<String, Object> valuesWith(Map<String, Object> more) {
    return merge(values(), more);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> merge(Map<String, Object> values, Map<String, Object> more) {
    Map<String, Object> merged = new HashMap<>(values);
    more.forEach(
        (key, value) ->
            merged.merge(
                key,
                value,
                (old, replacement) ->
                    old instanceof Map && replacement instanceof Map
                        ? merge((Map<String, Object>) old, (Map<String, Object>) replacement)
                        : replacement));
    return merged;
  }

  /** Waits until every pod of the release is ready, and there is one of each part. */
  void awaitReady() {
    await("every pod is ready")
        .atMost(READY_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              List<Pod> pods = lasting(release.pods());
              assertThat(pods)
                  .extracting(pod -> pod.getMetadata().getLabels().get(Release.COMPONENT))
                  .contains(
                      "api",
                      "console",
                      "metastore",
                      "trino",
                      "namenode",
                      "datanode",
                      "menu-events",
                      "menu-orders",
                      "menu-events-executor",
                      "menu-orders-executor");
              assertThat(pods)
                  .allSatisfy(
                      pod ->
                          assertThat(Readiness.isPodReady(pod))
                              .as(pod.getMetadata().getName())
                              .isTrue());
            });
  }

  /** Waits until every pod is one of the release's newest description. */
  void awaitRolledOut() {
    await("every part is rolled out")
        .atMost(READY_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                Stream.<HasMetadata>concat(
                        Cluster.client()
                            .apps()
                            .deployments()
                            .inNamespace(namespace.name())
                            .list()
                            .getItems()
                            .stream(),
                        Cluster.client()
                            .apps()
                            .statefulSets()
                            .inNamespace(namespace.name())
                            .list()
                            .getItems()
                            .stream())
                    .allMatch(RunningRelease::rolledOut));
    awaitReady();
  }

  private static boolean rolledOut(HasMetadata controller) {
    long generation = controller.getMetadata().getGeneration();
    return switch (controller) {
      case Deployment deployment ->
          generation == deployment.getStatus().getObservedGeneration()
              && deployment.getSpec().getReplicas().equals(deployment.getStatus().getReplicas())
              && deployment
                  .getSpec()
                  .getReplicas()
                  .equals(deployment.getStatus().getUpdatedReplicas());
      case StatefulSet set ->
          generation == set.getStatus().getObservedGeneration()
              && set.getStatus().getUpdateRevision().equals(set.getStatus().getCurrentRevision());
      default -> throw new IllegalArgumentException(controller.getKind());
    };
  }

  /** Without those that are meant to end. */
  private static List<Pod> lasting(List<Pod> pods) {
    return pods.stream()
        .filter(
            pod ->
                !List.of("load-generator", "replay", "audit", "test", "upkeep")
                    .contains(pod.getMetadata().getLabels().get(Release.COMPONENT)))
        .filter(pod -> !"Failed".equals(pod.getStatus().getPhase()))
        .filter(pod -> !"Succeeded".equals(pod.getStatus().getPhase()))
        .toList();
  }

  /** Waits until each record of the topic is one row, and asserts that none is two. */
  void awaitEachRecordIsOneRow(Duration limit) {
    long records = broker.records();
    await("%d rows".formatted(records))
        .atMost(limit)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () -> {
              try (Sql sql = release.sql()) {
                return sql.rows() >= records;
              }
            });
    try (Sql sql = release.sql()) {
      assertThat(sql.rows()).as("rows").isEqualTo(records);
      assertThat(sql.distinctRecords()).as("records that are rows").isEqualTo(records);
    }
  }

  @Override
  public void close() {
    namespace.close();
  }
}
