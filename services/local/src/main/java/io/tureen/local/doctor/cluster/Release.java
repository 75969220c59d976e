package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tureen.local.doctor.Subjects;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one release. */
record Release(KubernetesClient client, String namespace, String name) {
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final String STRIMZI_CLUSTER = "strimzi.io/cluster";

  /** Its pods, and those that Strimzi makes for it. */
  List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(this::isOwn)
        .toList();
  }

  private boolean isOwn(Pod pod) {
    return name.equals(label(pod, INSTANCE)) || name.equals(label(pod, STRIMZI_CLUSTER));
  }

  /** The part that an object belongs to. */
  String part(HasMetadata object) {
    String component = label(object, COMPONENT);
    if (component.isEmpty() || name.equals(label(object, STRIMZI_CLUSTER))) {
      return label(object, STRIMZI_CLUSTER).isEmpty()
          ? object.getMetadata().getName()
          : Subjects.KAFKA;
    }
    return component;
  }

  private static String label(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(name))
        .orElse("");
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

  /** Deployments and StatefulSets: what makes pods. */
  List<HasMetadata> controllers() {
    return Stream.<HasMetadata>concat(
            deployments().stream(),
            client
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withLabel(INSTANCE, name)
                .list()
                .getItems()
                .stream())
        .toList();
  }

  List<PersistentVolumeClaim> claims() {
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems();
  }

  /** What went wrong with an object lately, the newest last. */
  List<Event> warnings(HasMetadata object) {
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("involvedObject.uid", object.getMetadata().getUid())
        .list()
        .getItems()
        .stream()
        .filter(event -> "Warning".equals(event.getType()))
        .toList();
  }

  Optional<ConfigMap> catalogue() {
    return Optional.ofNullable(
        client.configMaps().inNamespace(namespace).withName(name + "-catalogue").get());
  }

  /**
   * The release's objects of an operator's kind; empty where the cluster does not know the kind.
   */
  Optional<List<GenericKubernetesResource>> custom(ResourceDefinitionContext kind) {
    try {
      return Optional.of(
          client
              .genericKubernetesResources(kind)
              .inNamespace(namespace)
              .withLabel(INSTANCE, name)
              .list()
              .getItems());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
