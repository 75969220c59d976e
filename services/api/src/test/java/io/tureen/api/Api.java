package io.tureen.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.testing.FreePort;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The API as the process that it is, and a client of it. */
final class Api implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration START_TIME = Duration.ofMinutes(1);

  private final ServerProcess process;
  private final int port;

  private Api(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static Api start(String bootstrapServers, Map<String, String> settings) {
    return startUntil("event=ready", bootstrapServers, settings);
  }

  /** Starts it, and waits until it has printed this. */
  static Api startUntil(String line, String bootstrapServers, Map<String, String> settings) {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TUREEN_API_PORT", Integer.toString(port));
    environment.put("TUREEN_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    ServerProcess process = ServerProcess.start("services/api", environment);
    return new Api(process.awaitReady(START_TIME, () -> process.output().contains(line)), port);
  }

  ServerProcess process() {
    return process;
  }

  int port() {
    return port;
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer post(String path, String json) {
    return send(postRequest(path, json));
  }

  CompletableFuture<Answer> postAsync(String path, String json) {
    return CLIENT
        .sendAsync(postRequest(path, json), BodyHandlers.ofString())
        .thenApply(Answer::new);
  }

  Answer post(String path, String contentType, String body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  Answer send(HttpRequest request) {
    try {
      return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError("No answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  private HttpRequest postRequest(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  /** What the API answered. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(body());
      } catch (JsonProcessingException e) {
        throw new AssertionError("Not JSON: " + body(), e);
      }
    }

    /** The problem's code. */
    String code() {
      return json().path("code").asText();
    }
  }
}
