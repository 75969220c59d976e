package io.tureen.stream.executors;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pods of executors on Kubernetes. */
public final class ExecutorPods {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorPods.class);

  private ExecutorPods() {}

  /**
   * Deletes what a driver that was killed left. Kubernetes deletes executors with the pod of their
   * driver; but when only the driver's container is started again the pod stays, and each time an
   * executor would be left that has ended. Call it before this driver has executors.
   */
  public static void deleteLeftOnes(SparkConf configuration) {
    String driver = configuration.get("spark.kubernetes.driver.pod.name", "");
    if (driver.isEmpty() || !configuration.get("spark.master").startsWith("k8s://")) {
      return;
    }
    String namespace = configuration.get("spark.kubernetes.namespace", "default");
    try (KubernetesClient kubernetes = new KubernetesClientBuilder().build()) {
      List<Pod> left =
          kubernetes
              .pods()
              .inNamespace(namespace)
              .withLabel("spark-role", "executor")
              .list()
              .getItems()
              .stream()
              .filter(pod -> isOwnedBy(driver, pod))
              .toList();
      if (!left.isEmpty()) {
        LOG.info("event=delete-left-executors count={}", left.size());
        kubernetes.resourceList(left).delete();
      }
    }
  }

  private static boolean isOwnedBy(String driver, Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getKind().equals("Pod") && owner.getName().equals(driver));
  }
}
