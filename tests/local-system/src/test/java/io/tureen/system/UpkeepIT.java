package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.system.RunningSystem.Part;
import io.tureen.system.Tureen.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upkeep beside live streams: docs/upkeep.md. */
@Order(5)
@ExtendWith(RunningSystem.Extension.class)
class UpkeepIT {
  /** As without a day's waiting: Trino's own configuration asks for ten minutes. */
  private static final String[] MAINTAIN = {
    "maintain", "--keep-snapshots", "PT5S", "--session", "hive.expire_snapshots_min_retention=5s"
  };

  private static final int FILES = 8;
  private static final int DAYS = 5_000;

  @Test
  @Order(1)
  void tablesAreCompactedUnderLoadAndLoseNoRow(RunningSystem system) throws Exception {
    system.awaitAllWell();
    long rows = RunningSystem.settledRows();
    List<Part> before = system.parts();
    Path output = Tureen.testDirectory().resolve("upkeep-load.txt");
    Process load =
        system
            .tureen()
            .start(
                output,
                "load",
                "--rate",
                "300",
                "--duration",
                "25s",
                "--retry-for",
                "PT2M",
                "--output",
                "json");
    awaitFiles(FILES);

    succeed(system.tureen().run(MAINTAIN));
    Process other = system.tureen().start(output.resolveSibling("upkeep-other.txt"), MAINTAIN);
    succeed(system.tureen().run(MAINTAIN));
    assertThat(other.waitFor(2, TimeUnit.MINUTES)).as("the second upkeep ends").isTrue();
    assertThat(other.exitValue())
        .as(Files.readString(output.resolveSibling("upkeep-other.txt")))
        .isZero();

    assertThat(load.waitFor(3, TimeUnit.MINUTES)).as("the load ends").isTrue();
    long accepted = RunningSystem.loadReport(Files.readString(output)).get("accepted").asLong();
    RunningSystem.awaitRows(rows + accepted);
    awaitOneFileOfEachDay(system);
    assertThat(snapshots()).isLessThanOrEqualTo(FILES);
    assertThat(Records.distinctInTables()).isEqualTo(rows + accepted);
    assertThat(RunningSystem.allRows()).isEqualTo(rows + accepted);
    assertThat(system.parts()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void streamsThatAreRestartedAfterItGoOnWhereTheyWere(RunningSystem system) {
    long rows = RunningSystem.settledRows();
    succeed(system.tureen().run(MAINTAIN));

    for (String stream : List.of("menu-events", "menu-orders")) {
      ProcessHandle.of(system.part(stream).pid()).orElseThrow().destroyForcibly();
    }
    assertThat(system.load("--plan", "each", "--retry-for", "PT2M").get("accepted").asInt())
        .isEqualTo(5);

    RunningSystem.awaitRows(rows + 5);
    system.awaitAllWell();
    assertThat(Records.distinctInTables()).isEqualTo(rows + 5);
  }

  @Test
  @Order(3)
  void aRequestOfThousandsOfDaysIsCompactedAndTrinoStaysUp(RunningSystem system) throws Exception {
    long rows = RunningSystem.settledRows();
    List<Part> before = system.parts();

    assertThat(post(logInsOfDays(DAYS))).isEqualTo(202);
    RunningSystem.awaitRows(rows + DAYS);
    succeed(system.tureen().run(MAINTAIN));

    awaitOneFileOfEachDay(system);
    assertThat(days()).as("days on which rows came").isLessThanOrEqualTo(2);
    assertThat(RunningSystem.allRows()).isEqualTo(rows + DAYS);
    assertThat(system.parts()).isEqualTo(before);
  }

  private static String logInsOfDays(int days) {
    return IntStream.range(0, days)
        .mapToObj(LocalDate.of(2010, 1, 1)::plusDays)
        .map(
            """
            {"event_type": "login", "event_timestamp": "%sT12:00:00Z", "user_id": "ada"}\
            """
                ::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static int post(String events) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(RunningSystem.api() + "/v1/events"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(events))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static void awaitFiles(int files) {
    await("%d files".formatted(files))
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> files() >= files);
  }

  /** The supervisor's own upkeep may be at it, too: what came after it looked is the next one's. */
  private static void awaitOneFileOfEachDay(RunningSystem system) {
    await("one file of each day")
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              succeed(system.tureen().run(MAINTAIN));
              return files() - days();
            },
            beyondOneOfADay -> beyondOneOfADay == 0);
  }

  private static long files() {
    return count("files");
  }

  private static long days() {
    return count("partitions");
  }

  private static long snapshots() {
    return count("snapshots");
  }

  private static long count(String what) {
    try (Sql sql = RunningSystem.sql()) {
      return sql.count("\"%s$%s\"".formatted(RunningSystem.EVENTS, what));
    }
  }

  private static void succeed(Outcome outcome) {
    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
  }
}
