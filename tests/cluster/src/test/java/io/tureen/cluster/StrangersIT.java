package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may talk to whom. */
@Order(2)
@ExtendWith(RunningRelease.Extension.class)
class StrangersIT {
  private static final Duration KNOCK_TIME = Duration.ofMinutes(2);

  @Test
  void aPodThatIsNoPartOfTheReleaseReachesNothingOfIt(RunningRelease system) {
    assertThat(reached(system, "stranger", Map.of("app", "stranger"))).isEmpty();
  }

  @Test
  void theLoadGeneratorReachesTheApiAndNothingElse(RunningRelease system) {
    Map<String, String> labels =
        Map.of(
            "app.kubernetes.io/name",
            "tureen",
            Release.INSTANCE,
            system.release().name(),
            Release.COMPONENT,
            "load-generator");

    assertThat(reached(system, "knocking-load", labels)).containsExactly("tureen-api:8080");
  }

  /** The addresses in the namespace, as host:port, that a pod with these labels can connect to. */
  private static List<String> reached(
      RunningRelease system, String name, Map<String, String> labels) {
    Release release = system.release();
    String knocks =
        addresses(release.namespace()).stream()
            .map(
                address ->
                    "timeout 2 bash -c '</dev/tcp/%s' 2>/dev/null && echo %s"
                        .formatted(address.replace(':', '/'), address))
            .collect(Collectors.joining("\n", "", "\ntrue"));
    PodSpec description = Load.description(release).getSpec();
    description.getContainers().getFirst().setCommand(List.of("bash", "-c", knocks));
    Pod pod =
        Cluster.client()
            .resource(
                new PodBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withLabels(labels)
                    .endMetadata()
                    .withSpec(description)
                    .build())
            .inNamespace(release.namespace())
            .create();
    try {
      await(name + " has knocked everywhere")
          .atMost(KNOCK_TIME)
          .until(
              () ->
                  "Succeeded".equals(Cluster.client().resource(pod).get().getStatus().getPhase()));
      return Cluster.client().pods().resource(pod).getLog().lines().toList();
    } finally {
      Cluster.client().resource(pod).delete();
    }
  }

  private static List<String> addresses(String namespace) {
    return Cluster.client().services().inNamespace(namespace).list().getItems().stream()
        .flatMap(
            service ->
                service.getSpec().getPorts().stream()
                    .map(port -> service.getMetadata().getName() + ":" + port.getPort()))
        .toList();
  }
}
