package io.tureen.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final Map<String, String> waitingFor = new LinkedHashMap<>();
  private volatile Optional<String> hangs = Optional.empty();
  private final int port = FreePort.find();
  private final HttpClient http = HttpClient.newHttpClient();
  private HealthServer server;

  @BeforeEach
  void start() throws Exception {
    server = new HealthServer("127.0.0.1", port, () -> waitingFor, () -> hangs);
    server.serve("/progress", () -> Map.of("rows", 3));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whereAnotherServerTakesThePortLaterAllElseIsUnavailableForNow() throws Exception {
    waitingFor.put("kafka", "refused");
    int other = FreePort.find();
    try (HealthServer early = new HealthServer("127.0.0.1", other, () -> waitingFor)) {
      early.refuseOthers();
      early.start();

      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other + "/v1/events"))
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(answer.body()).contains("kafka", "refused");
    }
  }

  @Test
  void livesEvenWhileItWaits() throws Exception {
    waitingFor.put("the Metastore", "refused");

    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void doesNotLiveWhenItHangsAndSaysWhy() throws Exception {
    hangs = Optional.of("nothing has happened for 301 s");

    HttpResponse<String> answer = get("/health/liveness");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("DOWN", "nothing has happened for 301 s");
  }

  @Test
  void isNotReadyWhileItWaitsAndSaysForWhat() throws Exception {
    waitingFor.put("the Metastore", "refused");

    HttpResponse<String> answer = get("/health/readiness");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"WAITING\",\"waiting_for\":{\"the Metastore\":\"refused\"}}");
  }

  @Test
  void isReadyWhenItWaitsForNothing() throws Exception {
    assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    HttpResponse<String> answer = get("/progress");

    assertThat(answer.body()).isEqualTo("{\"rows\":3}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void tellsPrometheusOfItsJvmAndOfWhatTheProgramMeasures() throws Exception {
    server.metrics().counter("tureen.dishes").increment();

    HttpResponse<String> answer = get("/prometheus");

    assertThat(answer.body())
        .contains("jvm_memory_used_bytes{area=\"heap\"", "tureen_dishes_total 1.0");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    assertThat(get("/other").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
