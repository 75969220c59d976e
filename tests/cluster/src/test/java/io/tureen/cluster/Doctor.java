package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** {@code ./tureen doctor --cluster}, as a person types it. */
record Doctor(String namespace, String release) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SIGN_TIME = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Waits until the cluster shows the fault, then asserts that the doctor names it first, and in
   * time.
   */
  JsonNode awaitCause(String part, String code) {
    AtomicReference<JsonNode> cause = new AtomicReference<>();
    await("the doctor names " + code)
        .atMost(SIGN_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> cause.set(firstCause(part, code)));
    return cause.get();
  }

  void awaitWell() {
    await("the doctor says that all is well")
        .atMost(SIGN_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              JsonNode report = report();
              assertThat(report.get("well").asBoolean()).as(report.toPrettyString()).isTrue();
            });
  }

  private JsonNode firstCause(String part, String code) {
    long begin = System.nanoTime();
    JsonNode report = report();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(report.get("causes")).as(report.toPrettyString()).isNotEmpty();
    JsonNode cause = report.get("causes").get(0);
    assertThat(cause.get("code").asText()).as(report.toPrettyString()).isEqualTo(code);
    assertThat(cause.get("part").asText()).as(report.toPrettyString()).isEqualTo(part);
    assertThat(taken).as("the time it took to name %s", code).isLessThan(LIMIT);
    System.out.printf(
        "doctor --cluster: %s %s after %.1f s, consequences: %d%n",
        part, code, taken.toMillis() / 1e3, report.get("consequences").size());
    return cause;
  }

  private JsonNode report() {
    try {
      Path output = Files.createTempFile("doctor", ".json");
      Process process =
          new ProcessBuilder(
                  Home.directory().resolve("tureen").toString(),
                  "doctor",
                  "--cluster",
                  "--namespace",
                  namespace,
                  "--release",
                  release,
                  "--output",
                  "json")
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the doctor ends").isTrue();
      JsonNode report = JSON.readTree(output.toFile());
      Files.delete(output);
      assertThat(process.exitValue())
          .as(report.toPrettyString())
          .isEqualTo(report.get("well").asBoolean() ? 0 : 1);
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
