package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.system.Tureen.Outcome;
import io.tureen.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook, run by PySpark on the tables that the streams write, beside Trino's answers. Before
 * the tests that make events no guest would.
 */
@Order(2)
@ExtendWith(RunningSystem.Extension.class)
class NotebookIT {
  private static final int CTRL_C = 3;
  private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("(?s)<td>(.*?)</td>");

  @BeforeAll
  static void python() {
    Tools.require("python3", "Debian's python3-venv");
  }

  @Test
  @Order(1)
  void itsNumbersAreTrinos(RunningSystem system) throws IOException {
    system.load("--plan", "each");
    RunningSystem.awaitRows(Records.onTopic());

    Outcome outcome = system.tureen().run("notebook", "--execute");

    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
    JsonNode notebook = RunningSystem.json(read("restaurant.executed.ipynb"));
    try (Sql sql = RunningSystem.sql()) {
      assertThat(table(notebook, "count-events"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(counts(sql, RunningSystem.EVENTS));
      assertThat(table(notebook, "count-orders"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(counts(sql, RunningSystem.ORDERS));
      assertThat(table(notebook, "describe-orders"))
          .extracting(List::getFirst)
          .containsSubsequence("event_type", "description", "coupon", "price");
      assertThat(table(notebook, "food")).allMatch(order -> order.contains("Lebanese"));
      assertThat(rows("events.csv")).isEqualTo(sql.count(RunningSystem.EVENTS));
      assertThat(rows("orders.csv")).isEqualTo(sql.count(RunningSystem.ORDERS));
      assertThat(sql.number("select count(*) from menu_app_orders where coupon = 'Yes'"))
          .isEqualTo(read("orders.csv").lines().filter(line -> line.contains(",Yes,")).count());
    }
  }

  @Test
  @Order(2)
  void theStreamsGoOnAndNothingOfItStaysBehind(RunningSystem system) {
    assertThat(system.parts()).allMatch(part -> part.state().equals("ready"));
    assertThat(sparks()).isEmpty();
  }

  @Test
  @Order(3)
  void jupyterIsThereForThoseWithTheTokenUntilCtrlC(RunningSystem system, @TempDir Path directory)
      throws Exception {
    int port = FreePort.find();
    Path output = Tureen.testDirectory().resolve("notebook.log");
    Process lab =
        system
            .tureen()
            .with("PATH", pathOfLink(directory))
            .startOnTerminal(output, "notebook", "--no-browser", "--port", "" + port);
    try {
      await("Jupyter's address with its token")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> assertThat(output).content().contains("127.0.0.1:" + port + "/lab", "token="));
      String token =
          Pattern.compile("token=([0-9a-f]+)")
              .matcher(Files.readString(output))
              .results()
              .findFirst()
              .orElseThrow()
              .group(1);

      assertThat(output)
          .as("it has the environment of the test before")
          .content()
          .doesNotContain("Installing");
      assertThat(status(port, "")).isEqualTo(403);
      assertThat(status(port, "?token=" + token)).isEqualTo(200);

      lab.getOutputStream().write(CTRL_C);
      lab.getOutputStream().flush();
      await("its end").atMost(Duration.ofSeconds(30)).until(() -> !lab.isAlive());
      assertThat(lab.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      lab.destroyForcibly();
    }
  }

  @Test
  @Order(4)
  void withoutATureenThatIsUpItSaysSo(RunningSystem system) {
    Tureen other =
        system.tureen().with("TUREEN_STATE", Tureen.testDirectory().resolve("none").toString());

    Outcome outcome = other.run("notebook");

    assertThat(outcome.exitStatus()).isEqualTo(1);
    assertThat(outcome.output()).contains("TUREEN-NOT-UP", "./tureen up");
  }

  private static List<List<String>> counts(Sql sql, String table) {
    return sql
        .rows("select event_type, description, count(*) from %s group by 1, 2".formatted(table))
        .stream()
        .map(row -> row.stream().map(value -> value == null ? "None" : value.toString()).toList())
        .toList();
  }

  /** The rows of the table that pandas shows below a cell. */
  private static List<List<String>> table(JsonNode notebook, String cell) {
    String html =
        StreamSupport.stream(notebook.path("cells").spliterator(), false)
            .filter(it -> it.path("id").asText().equals(cell))
            .flatMap(it -> it.path("outputs").findValues("text/html").stream())
            .flatMap(it -> StreamSupport.stream(it.spliterator(), false))
            .map(JsonNode::asText)
            .collect(Collectors.joining());
    return ROW.matcher(html)
        .results()
        .map(row -> CELL.matcher(row.group(1)).results().map(NotebookIT::text).toList())
        .filter(cells -> !cells.isEmpty())
        .toList();
  }

  private static String text(MatchResult cell) {
    return cell.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static long rows(String csv) throws IOException {
    return read(csv).lines().count() - 1;
  }

  private static String read(String file) throws IOException {
    return Files.readString(Tureen.testDirectory().resolve("system/notebooks").resolve(file));
  }

  private static List<String> sparks() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains("system/run/launch/notebook/"))
        .toList();
  }

  /** A PATH that finds the same Python by another name, as pyenv and virtual environments do. */
  private static String pathOfLink(Path directory) throws IOException {
    Files.createSymbolicLink(directory.resolve("python3"), Tools.path("python3").toRealPath());
    return directory + File.pathSeparator + System.getenv("PATH");
  }

  private static int status(int port, String query) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/contents%s".formatted(port, query)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
