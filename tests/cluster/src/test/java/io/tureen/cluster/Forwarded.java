package io.tureen.cluster;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP to a pod, through a port-forward. */
final class Forwarded implements AutoCloseable {
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  private final LocalPortForward forward;
  private final HttpClient http = HttpClient.newHttpClient();

  Forwarded(LocalPortForward forward) {
    this.forward = forward;
  }

  /** A GET, unless it is made another. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(forward.getLocalPort(), path)))
        .timeout(ANSWER_TIME);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    forward.close();
  }
}
