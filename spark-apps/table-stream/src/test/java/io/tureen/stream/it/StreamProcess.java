package io.tureen.stream.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.testing.FreePort;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A table-stream as the process that it is in production. */
record StreamProcess(ServerProcess process, int healthPort) {
  private static final Duration START_TIME = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  static StreamProcess start(Map<String, String> settings) {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TUREEN_HEALTH_PORT", String.valueOf(port));
    return new StreamProcess(ServerProcess.start("spark-apps/table-stream", environment), port);
  }

  StreamProcess awaitReady() {
    process.awaitReady(START_TIME, () -> get("/health/readiness").statusCode() == 200);
    return this;
  }

  /**
   * Waits until the stream says that it waits for a part of which {@code words} are in the name.
   */
  void awaitWaitingFor(String words) {
    await()
        .atMost(START_TIME)
        .ignoreExceptions()
        .until(
            () -> get("/health/readiness"),
            answer -> answer.statusCode() == 503 && answer.body().contains(words));
  }

  JsonNode progress() {
    try {
      return JSON.readTree(get("/progress").body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the stream says that so many records are not written yet. */
  void awaitLag(long records) {
    await()
        .alias(records + " records behind")
        .atMost(START_TIME)
        .ignoreExceptions()
        .until(() -> lag("records") == records);
  }

  /**
   * What Prometheus is told of the lag; not a number while it is not known.
   *
   * @param unit records or seconds
   */
  double lag(String unit) {
    return get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("tureen_stream_lag_" + unit + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  HttpResponse<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
