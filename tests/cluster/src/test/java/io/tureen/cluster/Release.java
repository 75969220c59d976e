package io.tureen.cluster;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A release of the chart in a namespace. */
record Release(String namespace, String name) {
  static final String INSTANCE = "app.kubernetes.io/instance";
  static final String COMPONENT = "app.kubernetes.io/component";

  private static final int HTTP_PORT = 8080;
  private static final Duration TEST_TIME = Duration.ofMinutes(5);

  void install(Map<String, Object> values) {
    new Helm(Home.chart())
        .install()
        .withName(name)
        .withNamespace(namespace)
        .withValuesFile(Chart.valuesFile(values))
        .call();
  }

  void upgrade(Map<String, Object> values) {
    new Helm(Home.chart())
        .upgrade()
        .withName(name)
        .withNamespace(namespace)
        .withValuesFile(Chart.valuesFile(values))
        .call();
  }

  /** Runs what {@code helm test} runs; throws when it fails. */
  void test() {
    Helm.test(name)
        .withNamespace(namespace)
        .withTimeout(Math.toIntExact(TEST_TIME.toSeconds()))
        .call();
  }

  void uninstall() {
    Helm.uninstall(name).withNamespace(namespace).call();
  }

  List<Pod> pods() {
    return Cluster.client()
        .pods()
        .inNamespace(namespace)
        .withLabel(INSTANCE, name)
        .list()
        .getItems();
  }

  List<Pod> pods(String component) {
    return Cluster.client()
        .pods()
        .inNamespace(namespace)
        .withLabel(INSTANCE, name)
        .withLabel(COMPONENT, component)
        .list()
        .getItems();
  }

  Api api() {
    return new Api(new Forwarded(forward("api")));
  }

  Console console() {
    return new Console(new Forwarded(forward("console")));
  }

  Sql sql() {
    return new Sql(forward("trino"));
  }

  /** To the port of a part's API, of a pod of it that is ready. */
  LocalPortForward forward(String component) {
    return forward(component, HTTP_PORT);
  }

  /** Whether a pod is ready, and not about to end. */
  static boolean serves(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
  }

  /** To a port of a pod of that part that is ready. */
  LocalPortForward forward(String component, int port) {
    Pod ready =
        pods(component).stream()
            .filter(Release::serves)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no pod is ready: " + component));
    return Cluster.client().pods().resource(ready).portForward(port);
  }
}
