package io.tureen.load;

import static io.tureen.load.ScriptedApi.ACCEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class LoadCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aLoadThatIsAcceptedEndsWithZeroAndAReport() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      assertThat(run("--url", api.url().toString(), "--plan", "each", "--seed", "7")).isZero();

      assertThat(out.toString())
          .contains("plan        each, seed 7, days before ")
          .contains("sent        5 events in 5 requests to " + api.url())
          .contains("accepted    5\n")
          .contains("failed      0\n")
          .containsPattern("throughput  [0-9,]+ events/s\n")
          .containsPattern("latency     p50 [0-9.]+ m?s, p90 .*, p99 .*, p99.9 .*, max ");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void aReportInJsonIsOneObject() throws IOException {
    try (ScriptedApi api =
        new ScriptedApi(
            call ->
                call.number() == 1 ? ScriptedApi.refuse(422, "{\"detail\": \"No.\"}") : ACCEPT)) {
      assertThat(run("--url", api.url().toString(), "--plan", "each", "--output", "json"))
          .isEqualTo(1);

      JsonNode report = new ObjectMapper().readTree(out.toString());
      assertThat(report.get("sent").longValue()).isEqualTo(5);
      assertThat(report.get("accepted").longValue()).isEqualTo(4);
      assertThat(report.at("/failures/0/status").textValue()).isEqualTo("422");
      assertThat(report.at("/failures/0/first_problem").textValue()).isEqualTo("No.");
      assertThat(report.at("/latency_millis/p99_9").doubleValue()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --plan=             | --plan (TUREEN_LOAD_PLAN) is empty
          --plan=no-such-file | TUREEN-TRAFFIC-UNREADABLE no-such-file
          --url=ftp://x       | --url (TUREEN_LOAD_URL) is "ftp://x": give the API's address
          --url=http://[      | --url (TUREEN_LOAD_URL) is "http://[": give the API's address
          --url=localhost:80  | --url (TUREEN_LOAD_URL) is "localhost:80": give the API's address
          --url=http://h:0    | --url (TUREEN_LOAD_URL) is "http://h:0": give the API's address
          --url=http://h?a=b  | --url (TUREEN_LOAD_URL) is "http://h?a=b": give the API's address
          --rate=0            | --rate (TUREEN_LOAD_RATE) is 0.0: it can be above 0
          --rate=NaN          | --rate (TUREEN_LOAD_RATE) is NaN: it can be above 0
          --rate=fast         | '--rate': 'fast' is not a double
          --connections=0     | --connections (TUREEN_LOAD_CONNECTIONS) is 0: it can be 1 to 1,000
          --connections=1001  | --connections (TUREEN_LOAD_CONNECTIONS) is 1001
          --connections=many  | '--connections': 'many' is not an int
          --batch=10001       | --batch (TUREEN_LOAD_BATCH) is 10001: it can be 1 to 10,000
          --duration=0s       | --duration (TUREEN_LOAD_DURATION) is PT0S: it must be longer than 0s
          --duration=long     | 'long' is not a duration: write 500ms, 90s, 5m or 1h
          --seed=abc          | '--seed': 'abc' is not a long
          --until=yesterday   | '--until'
          --catalogue=no-such | TUREEN-CATALOGUE-UNREADABLE no-such
          --timeout=0ms       | --timeout (TUREEN_LOAD_TIMEOUT) is PT0S
          --retry-for=-PT1S   | --retry-for (TUREEN_LOAD_RETRY_FOR) is PT-1S: it can be 0s or longer
          --output=xml        | '--output': expected one of [text, json]
          --ratte=5           | Unknown option: '--ratte=5'
          """)
  void aWrongValueIsNamedAndEndsWithTwo(String option, String message) {
    assertThat(run(option)).isEqualTo(2);

    assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnreachableApiEndsWithOneAndASentence() {
    assertThat(run("--url=http://no-such-host.invalid")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("http://no-such-host.invalid cannot be reached: no such host.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "90s, PT1M30S", "5m, PT5M", "1h, PT1H", "pt3s, PT3S"})
  void aDurationIsANumberWithAUnitOrIso(String text, String expected) {
    assertThat(new DurationConverter().convert(text)).hasToString(expected);
  }

  @Test
  void theEnvironmentSetsWhatTheCommandLineDoesNot() throws Exception {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      Process process =
          start(
              Map.of(
                  "TUREEN_LOAD_URL", api.url().toString(),
                  "TUREEN_LOAD_PLAN", "full",
                  "TUREEN_LOAD_BATCH", "5",
                  "TUREEN_CATALOGUE", ""),
              "--plan",
              "each");

      String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(report).contains("sent        5 events in 1 requests to " + api.url());
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test
  void ctrlCStopsPrintsWhatWasDoneAndEndsWith130() throws Exception {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      Process process = start(Map.of(), "--url", api.url().toString(), "--duration", "1h");
      await().until(() -> api.acceptedRequests() > 20);

      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

      String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(ConsoleLoad.INTERRUPTED);
      assertThat(report).contains("failed      0\n").contains(", stopped\n");
      assertThat(report.replace(",", "")).contains("accepted    " + api.acceptedRequests() + "\n");
    }
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        LoadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  private static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LoadCommand.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
