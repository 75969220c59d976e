package io.tureen.local.doctor.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.tureen.local.doctor.Clocks;
import io.tureen.local.doctor.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a pod what the kubelet asks it, through a port-forward, which no network policy is in the
 * way of.
 */
record PodHealth(Release release, HttpClient http, Deadline deadline) {

  /**
   * What the kubelet asks.
   *
   * @param aboutReadiness whether the answer says that the pod is ready, or only that it lives
   */
  record Question(int port, String path, boolean aboutReadiness) {}

  /**
   * What a pod answered.
   *
   * @param ahead how far its clock is ahead of this machine's, if it told the time
   */
  record Answer(Question question, int status, String body, Optional<Duration> ahead) {}

  /** Its answer; empty where the kubelet asks nothing over HTTP or gets no answer. */
  Optional<Answer> ask(Pod pod) throws InterruptedException {
    Optional<Question> question = question(pod);
    return question.isPresent() ? ask(pod, question.get()) : Optional.empty();
  }

  /**
   * The question about readiness. Where a command is run for that, as in Trino, the one whether it
   * lives: the answer still tells the time.
   */
  static Optional<Question> question(Pod pod) {
    return question(pod, Container::getReadinessProbe, true)
        .or(() -> question(pod, Container::getLivenessProbe, false));
  }

  private static Optional<Question> question(
      Pod pod, Function<Container, Probe> probe, boolean aboutReadiness) {
    for (Container container : pod.getSpec().getContainers()) {
      Optional<HTTPGetAction> http =
          Optional.ofNullable(probe.apply(container)).map(Probe::getHttpGet);
      if (http.isPresent()) {
        return http.map(
            get -> new Question(port(container, get.getPort()), get.getPath(), aboutReadiness));
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> ask(Pod pod, Question question) throws InterruptedException {
    try (LocalPortForward forward =
        release.client().pods().resource(pod).portForward(question.port())) {
      URI address = URI.create("http://127.0.0.1:" + forward.getLocalPort() + question.path());
      Instant asked = Instant.now();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(deadline.leftForAnAnswer()).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      return Optional.of(
          new Answer(
              question,
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
