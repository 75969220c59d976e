package io.tureen.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** The Kubernetes that {@code KUBECONFIG} names, for this client as for Helm. */
final class Cluster {
  private static final KubernetesClient CLIENT = new KubernetesClientBuilder().build();

  private Cluster() {}

  static KubernetesClient client() {
    return CLIENT;
  }
}
