package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.system.Tureen.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The report's numbers are those of the plan that was sent. */
@Order(4)
@ExtendWith(RunningSystem.Extension.class)
class ReportIT {
  /** In a time that no other load reaches. */
  private static final String UNTIL = "2001-02-01";

  private static final String PERIOD = "from=2001-01-01&to=" + UNTIL;

  private static final String PLAN =
      """
      name: few
      lines:
        - { count: 30, event: login }
        - { count: 12, event: menu_search, given: { menu: Thai } }
        - { count: 5, event: menu_search, given: { menu: Greek } }
        - { count: 8, event: order, given: { food: Italian, coupon: "Yes", price: "10.25" } }
        - { count: 24, event: order, given: { food: Italian, coupon: "No", price: "20.00" } }
        - { count: 2, event: order, given: { food: Thai, coupon: "Yes", price: "0.10" } }
        - { count: 3, event: review, given: { stars: "1" } }
        - { count: 9, event: review, given: { stars: "4" } }
      """;

  private static final long EVENTS = 93;
  private static Path directory;

  @BeforeAll
  static void load(RunningSystem system) throws IOException {
    directory = Files.createDirectories(Tureen.testDirectory().resolve("report"));
    Path plan = Files.writeString(directory.resolve("few.yaml"), PLAN);
    long before = RunningSystem.settledRows();
    system.load("--plan", plan.toString(), "--until", UNTIL);
    RunningSystem.awaitRows(before + EVENTS);
  }

  @Test
  void everyQuestionIsAnsweredWithTheNumbersOfThePlan(RunningSystem system) {
    JsonNode results = Console.json("/api/report?" + PERIOD).get("results");

    assertThat(sum(rows(results, 0), 2)).isEqualTo(30);
    assertThat(sum(rows(results, 0), 3)).isEqualTo(EVENTS);
    assertThat(rows(results, 1)).hasToString("[[\"Thai\",12,70.6], [\"Greek\",5,29.4]]");
    assertThat(rows(results, 2))
        .hasToString("[[\"Italian\",32,562.0,25.0], [\"Thai\",2,0.2,100.0]]");
    assertThat(rows(results, 3)).hasToString("[[1,3,25.0], [4,9,75.0]]");
  }

  @Test
  void theShownQueryGivesTheSameAnswerInTrino(RunningSystem system) {
    JsonNode results = Console.json("/api/report?" + PERIOD).get("results");

    try (Sql sql = RunningSystem.sql()) {
      for (JsonNode result : results) {
        List<List<Object>> rows = sql.rows(result.get("sql").asText());
        assertThat(rows).hasSize(result.at("/answer/rows").size());
        for (int row = 0; row < rows.size(); row++) {
          JsonNode shown = result.at("/answer/rows").get(row);
          assertThat(rows.get(row).stream().map(ReportIT::text).toList()).isEqualTo(texts(shown));
        }
      }
    }
  }

  @Test
  void thePeriodEndsBeforeItsEnd(RunningSystem system) {
    JsonNode results = Console.json("/api/report?from=2001-02-01&to=2001-03-01").get("results");

    assertThat(results).allSatisfy(result -> assertThat(result.at("/answer/rows")).isEmpty());
  }

  @Test
  void anAnswerAndATableAreCsvFiles(RunningSystem system) {
    HttpResponse<String> foods = Console.get("/api/report/foods.csv?" + PERIOD);

    assertThat(foods.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "foods.csv");
    assertThat(foods.body())
        .isEqualTo(
            """
            food,orders,revenue,coupon_percent\r
            Italian,32,562.00,25.0\r
            Thai,2,0.20,100.0\r
            """);
    try (Sql sql = RunningSystem.sql()) {
      assertThat(Console.get("/api/data/menu_app_orders.csv").body().lines().count())
          .isEqualTo(sql.count(RunningSystem.ORDERS) + 1);
    }
  }

  @Test
  void aDownloadThatIsBrokenOffEndsItsQuery(RunningSystem system) throws IOException {
    try (InputStream csv =
        URI.create(Console.address() + "/api/data/menu_app_events.csv").toURL().openStream()) {
      assertThat(csv.readNBytes(100)).hasSize(100);
    }

    try (Sql sql = RunningSystem.sql()) {
      await("no query of the console runs on")
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          sql.number(
                              """
                              select count(*) from system.runtime.queries
                              where source = 'tureen-console' and state = 'RUNNING'\
                              """))
                      .isZero());
    }
  }

  @Test
  void theCommandWritesTheReportAsOneFile(RunningSystem system) throws IOException {
    Path file = directory.resolve("report.html");
    Files.deleteIfExists(file);

    Outcome outcome =
        system
            .tureen()
            .run("report", "--output", file.toString(), "--from", "2001-01-01", "--to", UNTIL);

    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains(file.toString());
    assertThat(Files.readString(file))
        .contains("[\"Italian\",32,562.00,25.0]")
        .doesNotContain("src=\"", "href=\"");
  }

  @Test
  void aPeriodThatIsNoneIsRefused(RunningSystem system) {
    Outcome outcome = system.tureen().run("report", "--from", "yesterday");

    assertThat(outcome.exitStatus()).isEqualTo(1);
    assertThat(outcome.output()).contains("TUREEN-REPORT-FAILED", "yesterday", "2026-11-22");
  }

  @Test
  void withoutASystemThereIsNothingToReportOn() {
    Outcome outcome =
        new Tureen(Map.of("TUREEN_STATE", directory.resolve("nothing").toString()))
            .run("report", "--output", directory.resolve("no.html").toString());

    assertThat(outcome.exitStatus()).isEqualTo(1);
    assertThat(outcome.output()).contains("TUREEN-NOT-UP", "./tureen up");
  }

  @Test
  void theTablesAreAsTheyAre(RunningSystem system) {
    Map<String, Long> shown = new HashMap<>();
    Console.json("/api/data")
        .forEach(table -> shown.put(table.get("name").asText(), table.at("/size/rows").asLong()));

    try (Sql sql = RunningSystem.sql()) {
      for (String table :
          List.of(RunningSystem.EVENTS, RunningSystem.ORDERS, RunningSystem.REJECTED)) {
        assertThat(shown).containsEntry(table, sql.count(table));
        JsonNode newest = Console.json("/api/data/" + table + "/newest").at("/answer/rows");
        assertThat(newest).hasSize((int) Math.min(50, sql.count(table)));
      }
    }
  }

  private static List<JsonNode> rows(JsonNode results, int question) {
    return StreamSupport.stream(results.get(question).at("/answer/rows").spliterator(), false)
        .toList();
  }

  private static List<String> texts(JsonNode row) {
    return StreamSupport.stream(row.spliterator(), false).map(ReportIT::text).toList();
  }

  /** A number without the zeros at its end: JSON and Trino write different ones. */
  private static String text(Object value) {
    String text = value instanceof JsonNode node ? node.asText() : String.valueOf(value);
    return value instanceof String || (value instanceof JsonNode json && json.isTextual())
        ? text
        : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  private static long sum(List<JsonNode> rows, int column) {
    return rows.stream().mapToLong(row -> row.get(column).asLong()).sum();
  }
}
