package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.tureen.local.doctor.Clocks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks a pod what the kubelet asks it, through a port-forward, which no network policy is in the
 * way of.
 */
record PodHealth(Release release, HttpClient http) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What a pod answered.
   *
   * @param ahead how far its clock is ahead of this machine's, if it told the time
   */
  record Answer(int status, String body, Optional<Duration> ahead) {}

  /** Its answer; empty where it has no such question or does not answer. */
  Optional<Answer> ask(Pod pod) throws InterruptedException {
    for (Container container : pod.getSpec().getContainers()) {
      Optional<HTTPGetAction> question =
          Optional.ofNullable(container.getReadinessProbe()).map(Probe::getHttpGet);
      if (question.isPresent()) {
        return ask(pod, port(container, question.get().getPort()), question.get().getPath());
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> ask(Pod pod, int port, String path) throws InterruptedException {
    try (LocalPortForward forward = release.client().pods().resource(pod).portForward(port)) {
      URI address = URI.create("http://127.0.0.1:" + forward.getLocalPort() + path);
      Instant asked = Instant.now();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      return Optional.of(
          new Answer(
              answer.statusCode(),
              answer.body(),
              Clocks.ahead(answer.headers().firstValue("Date"), asked)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int port(Container container, IntOrString port) {
    return port.getIntVal() != null
        ? port.getIntVal()
        : container.getPorts().stream()
            .filter(named -> port.getStrVal().equals(named.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst()
            .orElseThrow();
  }
}
