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
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects of one release. */
record Release(KubernetesClient client, String namespace, String name) {
  private static final String INSTANCE = "app.kubernetes.io/instance";

  Ownership ownership() {
    return new Ownership(name);
  }

  /** Its pods, and those that operators make for it. */
  List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(ownership()::isOwn)
        .toList();
  }

  /** The part that an object belongs to. */
  String part(HasMetadata object) {
    return ownership().part(object);
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
    return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
        .filter(ownership()::isOwn)
        .toList();
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
