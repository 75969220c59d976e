package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.system.Tureen.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One copy of the local system, started with {@code ./tureen up}, that all test classes share. */
final class RunningSystem implements AutoCloseable {
  /** A part as {@code status} shows it. */
  record Part(String name, String state, long pid, int restarts) {}

  /** Gives a test the shared system; the first to ask starts it, the end of all tests stops it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(RunningSystem.class, key -> start(), RunningSystem.class);
    }
  }

  static final String EVENTS = "menu_app_events";
  static final String ORDERS = "menu_app_orders";
  static final String REJECTED = "menu_app_rejected";

  /** How long a minute of tureen_streams is here: no test has the patience for a whole one. */
  static final Duration MINUTE = Duration.ofSeconds(5);

  private static final int PORT_OFFSET = 12_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tureen tureen;

  private RunningSystem(Tureen tureen) {
    this.tureen = tureen;
  }

  private static RunningSystem start() {
    Tureen tureen = shared();
    Outcome reset = tureen.run("reset", "--yes");
    assertThat(reset.exitStatus()).as(reset.output()).isZero();
    RunningSystem system = new RunningSystem(tureen);
    system.up();
    return system;
  }

  private static Tureen shared() {
    Path state = Tureen.testDirectory().resolve("system");
    return new Tureen(
        Map.of(
            "TUREEN_STATE", state.toString(),
            "TUREEN_PORT_OFFSET", Integer.toString(PORT_OFFSET),
            "TUREEN_MINUTES_INTERVAL", MINUTE.toString()));
  }

  /** Stops the shared system, if it is up, for a test after all others that has one of its own. */
  static void makeRoom() {
    succeed(shared().run("down"));
  }

  Tureen tureen() {
    return tureen;
  }

  static int port(int standardPort) {
    return standardPort + PORT_OFFSET;
  }

  static String api() {
    return "http://127.0.0.1:" + port(8080);
  }

  static String bootstrapServers() {
    return "127.0.0.1:" + port(9092);
  }

  static Sql sql() {
    return new Sql(port(8081));
  }

  void up() {
    succeed(tureen.run("up"));
  }

  void down() {
    succeed(tureen.run("down"));
  }

  /** What {@code tureen load} reports, with its arguments. */
  JsonNode load(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "load";
    all[1] = "--output";
    all[2] = "json";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return loadReport(succeed(tureen.run(all)));
  }

  /** The JSON report in what a load printed. */
  static JsonNode loadReport(String output) {
    int start = output.indexOf('{');
    assertThat(start).as("no JSON report in: %s", output).isNotNegative();
    return json(output.substring(start));
  }

  List<Part> parts() {
    JsonNode status = json(tureen.run("status", "--output", "json").output());
    return StreamSupport.stream(status.get("parts").spliterator(), false)
        .map(
            part ->
                new Part(
                    part.get("name").asText(),
                    part.get("state").asText(),
                    part.path("process").path("pid").asLong(),
                    part.path("restarts").asInt()))
        .toList();
  }

  Part part(String name) {
    return parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  void awaitAllWell() {
    await("every part is well")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(tureen.run("status").exitStatus()).as("exit status of status").isZero());
  }

  /** Waits until the tables, those of rejected and duplicates included, hold so many rows. */
  static void awaitRows(long rows) {
    try (Sql sql = sql()) {
      await("%d rows".formatted(rows))
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(allRows(sql)).isGreaterThanOrEqualTo(rows));
      assertThat(allRows(sql)).isEqualTo(rows);
    }
  }

  /**
   * How many rows the tables, those of rejected and duplicates included, hold together once they
   * hold every record of the topic: those of the test before may still be on their way.
   */
  static long settledRows() {
    long rows = Records.onTopic();
    awaitRows(rows);
    return rows;
  }

  static long allRows() {
    try (Sql sql = sql()) {
      return allRows(sql);
    }
  }

  private static long allRows(Sql sql) {
    return sql.count(EVENTS) + sql.count(ORDERS) + sql.count(REJECTED) + duplicates(sql);
  }

  /** How many events came again. */
  static long duplicates() {
    try (Sql sql = sql()) {
      return duplicates(sql);
    }
  }

  private static long duplicates(Sql sql) {
    return sql.count(EVENTS + "_duplicates") + sql.count(ORDERS + "_duplicates");
  }

  private static String succeed(Outcome outcome) {
    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
    return outcome.output();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  String log(String part) {
    try {
      return Files.readString(
          Tureen.testDirectory().resolve("system").resolve("logs").resolve(part + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    down();
  }
}
