package io.tureen.cluster;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls of the API of a release. */
final class Api implements AutoCloseable {
  private static final int ACCEPTED = 202;

  private final Forwarded http;

  Api(Forwarded http) {
    this.http = http;
  }

  /** Whether these events, as JSON, were accepted. */
  boolean accepts(String events) throws IOException, InterruptedException {
    return http.send(
                http.request("/v1/events")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(events)))
            .statusCode()
        == ACCEPTED;
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
