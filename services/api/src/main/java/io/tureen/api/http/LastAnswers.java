package io.tureen.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells a client which answer is the last of its connection. */
@ServerFilter("/**")
final class LastAnswers {

  private final Connections connections;

  LastAnswers(Connections connections) {
    this.connections = connections;
  }

  @ResponseFilter
  void close(MutableHttpResponse<?> response) {
    if (connections.areLetGo()) {
      response.header(HttpHeaders.CONNECTION, "close");
    }
  }
}
