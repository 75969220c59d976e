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
   * Deletes what a driver of the same application that was killed left: Kubernetes keeps an
   * executor that has ended as long as one of its owners is there, which is the driver's pod when
   * only its container is started again, and the SparkApplication with the Spark operator. Call it
   * before this driver has executors.
   */
  public static void deleteLeftOnes(SparkConf configuration) {
    if (!configuration.get("spark.master").startsWith("k8s://")) {
      return;
    }
    String namespace = configuration.get("spark.kubernetes.namespace", "default");
    try (KubernetesClient kubernetes = new KubernetesClientBuilder().build()) {
      List<Pod> left =
          kubernetes
              .pods()
              .inNamespace(namespace)
              .withLabel("spark-role", "executor")
              .withLabel("spark-app-name", configuration.get("spark.app.name"))
              .list()
              .getItems();
      if (!left.isEmpty()) {
        LOG.info("event=delete-left-executors count={}", left.size());
        kubernetes.resourceList(left).delete();
      }
    }
  }
}
