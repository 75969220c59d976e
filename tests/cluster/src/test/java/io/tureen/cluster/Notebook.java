package io.tureen.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Jupyter in a release. */
record Notebook(Release release) {
  /** What a command in its container wrote, and how it ended. */
  record Outcome(int exitStatus, String output, String errors) {}

  private static final String COMPONENT = "notebook";
  private static final int PORT = 8888;
  private static final Duration COMMAND_TIME = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  boolean isReady() {
    return release.pods(COMPONENT).stream().anyMatch(Readiness::isPodReady);
  }

  boolean isGone() {
    return release.pods(COMPONENT).isEmpty();
  }

  /**
   * Gives its pod the same init container once more, as Kubernetes runs it again when the pod's
   * sandbox is made anew.
   */
  void prepareTwice() {
    String before = release.pods(COMPONENT).getFirst().getMetadata().getName();
    Cluster.client()
        .apps()
        .deployments()
        .inNamespace(release.namespace())
        .withName(release.name() + "-notebook")
        .edit(
            deployment -> {
              List<Container> init =
                  deployment.getSpec().getTemplate().getSpec().getInitContainers();
              init.add(new ContainerBuilder(init.getFirst()).withName("again").build());
              return deployment;
            });
    await("the pod is another one")
        .atMost(COMMAND_TIME)
        .until(
            () ->
                release.pods(COMPONENT).stream()
                    .noneMatch(pod -> pod.getMetadata().getName().equals(before)));
  }

  /** The token that lets one in. */
  String token() {
    String encoded =
        Cluster.client()
            .secrets()
            .inNamespace(release.namespace())
            .withName(release.name() + "-notebook")
            .require()
            .getData()
            .get("token");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  /** The HTTP status of the list of its files. */
  int status(String query) throws IOException, InterruptedException {
    try (Forwarded http = new Forwarded(release.forward(COMPONENT, PORT))) {
      return http.send(http.request("/api/contents" + query)).statusCode();
    }
  }

  /** Runs a command in its container until it ends. */
  Outcome run(String... command) throws Exception {
    Pod pod = release.pods(COMPONENT).getFirst();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (ExecWatch running =
        Cluster.client()
            .pods()
            .resource(pod)
            .writingOutput(output)
            .writingError(errors)
            .exec(command)) {
      int exitStatus = running.exitCode().get(COMMAND_TIME.toSeconds(), TimeUnit.SECONDS);
      return new Outcome(
          exitStatus,
          output.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    }
  }

  /** The text below a cell of a notebook that was executed. */
  static String answer(String notebook, String cell) throws IOException {
    return JSON.readTree(notebook)
        .get("cells")
        .valueStream()
        .filter(it -> it.path("id").asText().equals(cell))
        .flatMap(it -> it.path("outputs").findValues("text").stream())
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asText)
        .collect(Collectors.joining());
  }
}
