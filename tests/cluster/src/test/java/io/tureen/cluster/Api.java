package io.tureen.cluster;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of the API of a release, through a port-forward. */
final class Api implements AutoCloseable {
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
  private static final int ACCEPTED = 202;

  private final LocalPortForward forward;
  private final HttpClient http = HttpClient.newHttpClient();

  Api(LocalPortForward forward) {
    this.forward = forward;
  }

  /** Whether these events, as JSON, were accepted. */
  boolean accepts(String events) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/v1/events".formatted(forward.getLocalPort())))
            .timeout(ANSWER_TIME)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(events))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode() == ACCEPTED;
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    forward.close();
  }
}
