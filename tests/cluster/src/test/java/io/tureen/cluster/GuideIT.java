package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.FreePort;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The commands of docs/kubernetes.md, one after another, in the form without operators: those that
 * need a registry, a kind or somebody else's database are named here as left out.
 */
@Order(7)
class GuideIT {
  private static final String NAME = "tureen";
  private static final String KUBECTL = "kubectl --namespace tureen ";
  private static final Release RELEASE = new Release(NAME, NAME);
  private static final long ORIGINAL_EVENTS = 42_452;
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration INSTALL_TIME = Duration.ofMinutes(10);
  private static final Duration LOAD_TIME = Duration.ofMinutes(5);

  @Test
  void theCommandsOfTheGuideLeadFromAnEmptyClusterToTheRowsAndBack() throws Exception {
    assertThat(Cluster.client().namespaces().withName(NAME).get())
        .as("the namespace tureen, of which the guide leaves nothing: it is somebody's")
        .isNull();
    Images.load();
    try (Namespace _ = new Namespace(NAME); // is gone in the end, wherever the guide stopped
        Namespace elsewhere = Namespace.create("guide");
        Commands guide = Commands.of("docs/kubernetes.md")) {
      guide.run("kubectl apply --server-side -f k8s/namespaces.yaml", SOON);
      Broker broker = brokerOfOnesOwn(elsewhere);
      Map<String, String> kafka = new LinkedHashMap<>();
      kafka.put("--without-operators", "--without-operators --without-images");
      kafka.put("kafka.example.com:9093", broker.bootstrapServers());
      kafka.put("kafka-ca", Broker.caSecret());

      guide.run("k8s/install --without-operators", kafka, INSTALL_TIME);
      assertThat(guide.run("helm test tureen", LOAD_TIME))
          .as("each step has its time, as with ./tureen verify")
          .containsPattern("[0-9.]+ m?s  \\S+ accepted login")
          .containsPattern("[0-9.]+ m?s  \\S+ answers")
          .containsPattern("[0-9.]+ m?s  menu_app_orders has order");
      sendAnEvent(guide);
      guide.forward(KUBECTL + "port-forward service/tureen-trino", onFreePort(8081));
      guide.run(KUBECTL + "create job", SOON);
      guide.run(KUBECTL + "wait --for=jsonpath", LOAD_TIME);
      String report = guide.run(KUBECTL + "logs --follow job/load", LOAD_TIME);
      assertThat(report).contains("42,452");
      awaitRows(broker);
      assertThat(rows()).isGreaterThan(ORIGINAL_EVENTS);

      guide.run("helm upgrade tureen helm/tureen", SOON);
      guide.run(
          "helm upgrade tureen helm/tureen --namespace tureen --reset-then-reuse-values --set kafka",
          SOON);
      askAPodWhatItWaitsFor(guide);

      long before = rows();
      guide.run("k8s/uninstall --keep-volumes", LOAD_TIME);
      assertThat(RELEASE.pods()).isEmpty();
      guide.run("k8s/install --without-operators", kafka, INSTALL_TIME);
      assertThat(rows()).as("rows after uninstall and install").isGreaterThan(before);
      guide.run("k8s/uninstall", LOAD_TIME);
      await("nothing is left")
          .atMost(SOON)
          .until(() -> Cluster.client().namespaces().withName(NAME).get() == null);

      List.of(
              "k8s/install --kind",
              "k8s/install --without-images", // a registry
              "k8s/install --load", // minikube
              "helm upgrade --install strimzi",
              "helm upgrade --install spark-operator",
              "helm upgrade --install tureen", // with the operators; with S3; with a database
              KUBECTL + "get pods --watch",
              KUBECTL + "create secret", // for S3, and for a database
              KUBECTL + "logs \"$pod\" --previous",
              "k8s/uninstall --kind")
          .forEach(guide::leaveOut);
      assertThat(guide.left()).as("commands that this test does not know").isEmpty();
    }
  }

  private static Broker brokerOfOnesOwn(Namespace elsewhere) {
    Broker broker = new Broker(elsewhere.name(), NAME);
    BrokerUsers users = BrokerUsers.of(NAME);
    broker.create();
    users
        .secrets()
        .forEach(secret -> Cluster.client().resource(secret).inNamespace(NAME).serverSideApply());
    broker.giveCaTo(NAME);
    broker.admit(users);
    return broker;
  }

  private static void sendAnEvent(Commands guide) {
    Map<String, String> port = onFreePort(8080);
    guide.forward(KUBECTL + "port-forward service/tureen-api", port);
    assertThat(guide.run("curl -d", port, SOON)).contains("{\"accepted\":1}");
  }

  private static void askAPodWhatItWaitsFor(Commands guide) {
    Map<String, String> port = new LinkedHashMap<>(onFreePort(8082));
    port.put("$pod", RELEASE.pods("metastore").getFirst().getMetadata().getName());
    guide.leaveOut("pod=tureen-api-…");
    guide.forward(KUBECTL + "port-forward \"pod/$pod\"", port);
    assertThat(guide.run("curl http://127.0.0.1:8082/health/readiness", port, SOON))
        .contains("waiting_for");
  }

  private static Map<String, String> onFreePort(int written) {
    int free = FreePort.find();
    Map<String, String> instead = new LinkedHashMap<>();
    instead.put(" %d:".formatted(written), " %d:".formatted(free));
    instead.put("127.0.0.1:" + written, "127.0.0.1:" + free);
    return instead;
  }

  private static void awaitRows(Broker broker) {
    long records = broker.records();
    await("%d rows".formatted(records))
        .atMost(LOAD_TIME)
        .ignoreExceptions()
        .until(() -> rows() == records);
  }

  private static long rows() {
    try (Sql sql = RELEASE.sql()) {
      return sql.rows();
    }
  }
}
