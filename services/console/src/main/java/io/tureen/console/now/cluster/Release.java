package io.tureen.console.now.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/** The objects of one release. Every method throws {@link KubernetesClientException}. */
final class Release {
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String SPARK_ROLE = "spark-role";
  private static final String EXECUTOR = "-executor";

  private final KubernetesClient client;
  private final String namespace;
  private final String name;

  Release(KubernetesClient client, String namespace, String name) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
  }

  List<Deployment> deployments() {
    return client
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withLabel(INSTANCE, name)
        .list()
        .getItems();
  }

  List<StatefulSet> statefulSets() {
    return client
        .apps()
        .statefulSets()
        .inNamespace(namespace)
        .withLabel(INSTANCE, name)
        .list()
        .getItems();
  }

  Pods pods() {
    return podsWith(INSTANCE, name);
  }

  /** Also pods that others made for the release, by a label of theirs. */
  Pods podsWith(String label, String value) {
    return new Pods(client.pods().inNamespace(namespace).withLabel(label, value).list().getItems());
  }

  /** Objects of a kind that the cluster need not know: without its operator there are none. */
  List<GenericKubernetesResource> custom(String group, String version, String kind, String plural) {
    ResourceDefinitionContext context =
        new ResourceDefinitionContext.Builder()
            .withGroup(group)
            .withVersion(version)
            .withKind(kind)
            .withPlural(plural)
            .withNamespaced(true)
            .build();
    try {
      return client
          .genericKubernetesResources(context)
          .inNamespace(namespace)
          .withLabel(INSTANCE, name)
          .list()
          .getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** A part of a custom resource as one of the types that its operator publishes. */
  <T> T as(Object value, Class<T> type) {
    return client.getKubernetesSerialization().convertValue(value, type);
  }

  /** The part of the system that an object is of. */
  static String component(HasMetadata object) {
    return object.getMetadata().getLabels().getOrDefault(COMPONENT, object.getMetadata().getName());
  }

  /** What the executors of a stream are called. */
  static String executor(String stream) {
    return stream + EXECUTOR;
  }

  static boolean isOf(String component, Pod pod) {
    return component.equals(componentOf(pod));
  }

  /**
   * The Spark operator gives executors the labels of their SparkApplication, over those of the
   * chart, and with them the component of the driver.
   */
  private static String componentOf(Pod pod) {
    String component = label(pod, COMPONENT);
    return label(pod, SPARK_ROLE).equals("executor") && !component.endsWith(EXECUTOR)
        ? executor(component)
        : component;
  }

  private static String label(Pod pod, String name) {
    return pod.getMetadata().getLabels().getOrDefault(name, "");
  }
}
