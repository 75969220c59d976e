package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API that is there before Kafka has a name: what DNS knows stands in a file of hosts. */
class KafkaNameIT {

  private static final Duration START_TIME = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final int port = FreePort.find();
  private Path hosts;
  private ServerProcess api;

  @BeforeEach
  void start() throws IOException {
    hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
    api =
        ServerProcess.start(
            "services/api",
            Map.of(
                "TUREEN_API_PORT",
                Integer.toString(port),
                "TUREEN_KAFKA_BOOTSTRAP_SERVERS",
                "kafka.example:9092"),
            "-Djdk.net.hosts.file=" + hosts);
    api.awaitReady(START_TIME, () -> api.output().contains("event=waiting"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void itSaysWhatItWaitsForUntilTheNameIsKnownAndStarts() throws Exception {
    HttpResponse<String> waiting = health("readiness");
    assertThat(waiting.statusCode()).isEqualTo(503);
    assertThat(waiting.body()).contains("waiting_for", "kafka", "kafka.example");
    assertThat(health("liveness").statusCode()).isEqualTo(200);

    Files.writeString(hosts, "127.0.0.1 localhost kafka.example\n");

    api.awaitReady(START_TIME);
    assertThat(health("liveness").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> health(String kind) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/" + kind))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
