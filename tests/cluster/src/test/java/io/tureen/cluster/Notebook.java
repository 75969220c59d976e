package io.tureen.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

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
    try (LocalPortForward forward = release.forward(COMPONENT, PORT);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/api/contents%s"
                          .formatted(forward.getLocalPort(), query)))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
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
    JsonNode cells = JSON.readTree(notebook).get("cells");
    List<String> texts =
        StreamSupport.stream(cells.spliterator(), false)
            .filter(it -> it.path("id").asText().equals(cell))
            .flatMap(it -> it.path("outputs").findValues("text").stream())
            .flatMap(it -> StreamSupport.stream(it.spliterator(), false))
            .map(JsonNode::asText)
            .toList();
    return String.join("", texts);
  }
}
