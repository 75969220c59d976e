package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.tureen.console.now.part.Health;
import io.tureen.console.now.part.PartReport;
import java.util.List;
import java.util.Locale;

/** The streams where the Spark operator runs them. It publishes no types for Java. */
final class SparkApplications {
  private static final String OPERATOR = "the Spark operator";
  private static final String RUNNING = "RUNNING";

  private final Release release;

  SparkApplications(Release release) {
    this.release = release;
  }

  List<PartReport> reports(Pods pods) {
    return release
        .custom("sparkoperator.k8s.io", "v1beta2", "SparkApplication", "sparkapplications")
        .stream()
        .map(application -> report(application, pods))
        .toList();
  }

  private static PartReport report(GenericKubernetesResource application, Pods pods) {
    String component = Release.component(application);
    String state = text(application, "status", "applicationState", "state");
    Pods driver = pods.of(component).lasting();
    boolean running = state.equals(RUNNING);
    boolean well = running && !driver.ready().isEmpty();
    String message = text(application, "status", "applicationState", "errorMessage");
    return new PartReport(
        component,
        well ? Health.READY : Health.NOT_READY,
        state.isEmpty() ? "new" : state.toLowerCase(Locale.ROOT).replace('_', ' '),
        message.isEmpty() && !well ? trouble(state, driver) : message,
        driver.changed(),
        restarts(application),
        OPERATOR);
  }

  private static String trouble(String state, Pods driver) {
    if (state.isEmpty()) {
      return "waits for its operator";
    }
    return driver.isEmpty() ? "has no pod" : driver.trouble();
  }

  /** Each run is a pod of its own, so that no container is ever started again. */
  private static int restarts(GenericKubernetesResource application) {
    Object attempts = application.get("status", "executionAttempts");
    return attempts instanceof Number number ? Math.max(0, number.intValue() - 1) : 0;
  }

  private static String text(GenericKubernetesResource application, Object... path) {
    Object value = application.get(path);
    return value == null ? "" : value.toString();
  }
}
