package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.APIResource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is there after {@code helm uninstall}. */
@Order(6)
@ExtendWith(RunningRelease.Extension.class)
class UninstallIT {
  private static final Duration END_TIME = Duration.ofMinutes(2);
  private static final Set<String> OF_THE_CLUSTER = Set.of("Event", "Endpoints", "Lease");
  private static final List<String> NOT_OF_THE_RELEASE =
      List.of(Broker.NAME, "Secret/tureen-", "/kube-root-ca.crt", "ServiceAccount/default");

  @Test
  void uninstallLeavesNothing(RunningRelease system) {
    system.release().uninstall();

    await("nothing of the release is left")
        .atMost(END_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(left(system.release())).isEmpty());
  }

  /** Everything in the namespace, of any kind, but what the test or the cluster has put there. */
  private static List<String> left(Release release) {
    return Stream.concat(
            Stream.of("v1"),
            Cluster.client().getApiGroups().getGroups().stream()
                .map(group -> group.getPreferredVersion().getGroupVersion()))
        .flatMap(version -> objects(version, release.namespace()))
        .toList();
  }

  private static Stream<String> objects(String apiVersion, String namespace) {
    return Cluster.client().getApiResources(apiVersion).getResources().stream()
        .filter(APIResource::getNamespaced)
        .filter(kind -> kind.getVerbs().contains("list"))
        .filter(kind -> !OF_THE_CLUSTER.contains(kind.getKind()))
        .flatMap(
            kind ->
                Cluster.client()
                    .genericKubernetesResources(apiVersion, kind.getKind())
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .stream())
        .map(object -> "%s/%s".formatted(object.getKind(), object.getMetadata().getName()))
        .filter(object -> NOT_OF_THE_RELEASE.stream().noneMatch(object::contains));
  }
}
