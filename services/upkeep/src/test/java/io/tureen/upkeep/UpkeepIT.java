package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.MetastoreServer;
import io.tureen.testing.TrinoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Upkeep of tables that Trino itself fills; tests/local-system has streams beside it. */
class UpkeepIT {
  private static final String EVENTS = "menu_app_events";
  private static final String ORDERS = "menu_app_orders";
  private static final int INSERTS = 4;

  @TempDir static Path directory;
  private static MetastoreServer metastore;
  private static TrinoServer trino;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void startServers() {
    metastore =
        MetastoreServer.start(
            directory.resolve("metastore"), directory.resolve("warehouse").toUri());
    trino = TrinoServer.start(metastore.uri());
  }

  @AfterAll
  static void stopServers() {
    if (trino != null) {
      trino.close();
    }
    if (metastore != null) {
      metastore.close();
    }
  }

  @BeforeEach
  void fill() throws SQLException {
    for (String table : List.of(EVENTS, ORDERS)) {
      execute(
          "CREATE TABLE %s (name VARCHAR, day TIMESTAMP(6) WITH TIME ZONE) WITH (partitioning = ARRAY['day(day)'], location = '%s')"
              .formatted(table, directory.resolve("warehouse").resolve(table).toUri()));
      for (int insert = 0; insert < INSERTS; insert++) {
        execute("INSERT INTO %s VALUES ('a', TIMESTAMP '2026-11-01 12:00 UTC')".formatted(table));
      }
    }
  }

  @AfterEach
  void drop() throws SQLException {
    for (String table : List.of(EVENTS, ORDERS, Tables.HISTORY)) {
      execute("DROP TABLE IF EXISTS " + table);
    }
  }

  @Test
  void smallFilesBecomeOneAndOldSnapshotsGo() throws SQLException {
    assertThat(upkeep()).as(err.toString()).isZero();

    assertThat(number("SELECT count(*) FROM \"%s$files\"".formatted(EVENTS))).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM \"%s$snapshots\"".formatted(EVENTS))).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(INSERTS);
    assertThat(out.toString())
        .containsPattern(
            "event=step table=menu_app_events step=compact files_before=4 files_after=1 .*"
                + " seconds=")
        .containsPattern("event=end tables=2 failed=0 seconds=");
  }

  @Test
  void whatIsCompactAlreadyIsNotWrittenAgain() throws SQLException {
    assertThat(upkeep()).isZero();
    long snapshot = number("SELECT max(snapshot_id) FROM \"%s$snapshots\"".formatted(EVENTS));

    assertThat(upkeep()).isZero();

    assertThat(number("SELECT max(snapshot_id) FROM \"%s$snapshots\"".formatted(EVENTS)))
        .isEqualTo(snapshot);
  }

  @Test
  void rowsOfManyDaysInOneFileGetIntoTheirDaysAndOtherDaysAreNotWrittenAgain() throws SQLException {
    execute("DROP TABLE " + EVENTS);
    execute("CREATE TABLE %s (day TIMESTAMP(6) WITH TIME ZONE)".formatted(EVENTS));
    execute(
        "INSERT INTO %s VALUES TIMESTAMP '2026-11-01 UTC', TIMESTAMP '2026-11-02 UTC'"
            .formatted(EVENTS));
    execute("ALTER TABLE %s SET PROPERTIES partitioning = ARRAY['day(day)']".formatted(EVENTS));
    execute("INSERT INTO %s VALUES TIMESTAMP '2026-11-03 UTC'".formatted(EVENTS));
    String ofThirdDay =
        "SELECT file_path FROM \"%s$files\" WHERE partition.day_day = DATE '2026-11-03'"
            .formatted(EVENTS);
    String before = text(ofThirdDay);

    assertThat(upkeep()).as(err.toString()).isZero();

    assertThat(text(ofThirdDay)).isEqualTo(before);
    assertThat(number("SELECT count(DISTINCT partition) FROM \"%s$files\"".formatted(EVENTS)))
        .isEqualTo(3);
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(3);
  }

  @Test
  void rowsOfThousandsOfDaysInOldFilesAreFilesOfTheDayTheyCameSortedByTheirTime() throws Exception {
    execute("DROP TABLE " + EVENTS);
    execute(
        "CREATE TABLE %s (at TIMESTAMP(6) WITH TIME ZONE, came TIMESTAMP(6) WITH TIME ZONE)"
            .formatted(EVENTS));
    insertDays(10, 10_000);
    execute("ALTER TABLE %s SET PROPERTIES partitioning = ARRAY['day(at)']".formatted(EVENTS));
    insertDays(1, 200);
    execute(
        "ALTER TABLE %s SET PROPERTIES partitioning = ARRAY['day(came)'], sorted_by = ARRAY['at']"
            .formatted(EVENTS));
    insertDays(1, 10);

    assertThat(upkeep()).as(out.toString()).isZero();
    assertThat(upkeep()).as(out.toString()).isZero();

    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(100_210);
    assertThat(number("SELECT count(*) FROM \"%s$files\"".formatted(EVENTS))).isEqualTo(1);
    assertThat(number("SELECT count(DISTINCT spec_id) FROM \"%s$files\"".formatted(EVENTS)))
        .isEqualTo(1);
    assertThat(texts("SELECT to_iso8601(at) FROM " + EVENTS)).as("as in the file").isSorted();
    assertThat(trino.process().isAlive()).isTrue();
  }

  /** Inserts rows of as many days, which came on one. */
  private static void insertDays(int times, int days) throws SQLException {
    execute(
        """
        INSERT INTO %s
        SELECT date_add('day', %d * time + day, TIMESTAMP '1900-01-01 UTC'), TIMESTAMP '2026-11-01 UTC'
        FROM UNNEST(sequence(0, %d)) AS times(time) CROSS JOIN UNNEST(sequence(0, %d)) AS days(day)\
        """
            .formatted(EVENTS, days, times - 1, days - 1));
  }

  @Test
  void aStatementThatTrinoCannotDoIsDoneInSmallerSteps() throws SQLException {
    inFilesOfTenDays(16);

    assertThat(upkeep("--session", "hive.max_partitions_per_writer=20"))
        .as(out.toString())
        .isZero();

    assertThat(out.toString())
        .containsPattern("event=again reason=.*Exceeded limit of 20 open writers");
    assertThat(number("SELECT count(DISTINCT spec_id) FROM \"%s$files\"".formatted(EVENTS)))
        .isEqualTo(1);
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(160);
  }

  @Test
  void whatTrinoCannotDoInTheSmallestStepIsToldAndNotRepeated() throws SQLException {
    inFilesOfTenDays(2);

    assertThat(upkeep("--session", "hive.max_partitions_per_writer=5")).isEqualTo(1);

    assertThat(out.toString())
        .containsOnlyOnce("event=failed")
        .containsPattern("table=menu_app_events step=compact reason=.*Exceeded limit of 5 open")
        .doesNotContain("event=again")
        .contains("table=menu_app_orders step=compact files_before=4 files_after=1");
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(20);
  }

  /** Rows of ten days in each file, none of a partition, in a table that has these now. */
  private static void inFilesOfTenDays(int files) throws SQLException {
    execute("DROP TABLE " + EVENTS);
    execute("CREATE TABLE %s (day TIMESTAMP(6) WITH TIME ZONE)".formatted(EVENTS));
    for (int file = 0; file < files; file++) {
      execute(
          "INSERT INTO %s SELECT date_add('day', n, TIMESTAMP '2026-11-01 UTC') FROM UNNEST(sequence(%d, %d)) AS days(n)"
              .formatted(EVENTS, 10 * file, 10 * file + 9));
    }
    execute("ALTER TABLE %s SET PROPERTIES partitioning = ARRAY['day(day)']".formatted(EVENTS));
  }

  @Test
  void deletedRowsLeaveTheirFile() throws SQLException {
    assertThat(upkeep()).isZero();
    execute("INSERT INTO %s VALUES ('b', TIMESTAMP '2026-11-01 13:00 UTC')".formatted(EVENTS));
    assertThat(upkeep()).isZero();
    execute("INSERT INTO %s VALUES ('a', TIMESTAMP '2026-11-01 UTC')".formatted(EVENTS));
    execute("INSERT INTO %s VALUES ('a', TIMESTAMP '2026-10-01 UTC')".formatted(EVENTS));
    execute("DELETE FROM %s WHERE name = 'b'".formatted(EVENTS));
    String deletes = "SELECT count(*) FROM \"%s$files\" WHERE content > 0".formatted(EVENTS);
    assertThat(number(deletes)).isEqualTo(1);

    assertThat(upkeep()).as(err.toString()).isZero();

    assertThat(number(deletes)).isZero();
    assertThat(number("SELECT count(*) FROM \"%s$files\"".formatted(EVENTS))).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(INSERTS + 2);
  }

  @Test
  void twoAtOnceAreHarmless() throws Exception {
    Callable<Integer> upkeep = () -> execute(new StringWriter(), new StringWriter());
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> one : both.invokeAll(List.of(upkeep, upkeep))) {
        assertThat(one.get()).isZero();
      }
    }

    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(INSERTS);
    assertThat(number("SELECT count(*) FROM \"%s$files\"".formatted(EVENTS))).isEqualTo(1);
  }

  @Test
  void aTableThatFailsKeepsNoOtherFromItsTurn() throws Exception {
    Path metadata = directory.resolve("warehouse").resolve(EVENTS).resolve("metadata");
    Path away = Files.move(metadata, metadata.resolveSibling("away"));
    try {
      assertThat(upkeep("--retry-for", "PT1S")).isEqualTo(1);
    } finally {
      Files.move(away, metadata);
    }

    assertThat(out.toString())
        .contains("event=failed code=TUREEN-UPKEEP-TABLE table=menu_app_events step=look")
        .containsPattern("table=menu_app_orders step=compact files_before=4 files_after=1")
        .contains("event=end tables=2 failed=1");
  }

  @Test
  void aStepThatFailsKeepsNoOtherFromItsTurnAndEachIsTold() {
    assertThat(
            upkeep("--keep-orphans", "PT1H", "--session", "hive.expire_snapshots_min_retention=7d"))
        .isEqualTo(1);

    assertThat(out.toString())
        .containsPattern("table=menu_app_events step=compact files_before=4 files_after=1")
        .containsPattern("event=failed .* table=menu_app_events step=expire reason=")
        .containsPattern("event=failed .* table=menu_app_events step=orphans reason=")
        .contains("event=end tables=2 failed=2");
  }

  @Test
  void anOldFileThatNoSnapshotHasGoesAndAFreshOneStays() throws Exception {
    Path data = directory.resolve("warehouse").resolve(EVENTS).resolve("data");
    Path old = Files.writeString(data.resolve("old.parquet"), "");
    Path fresh = Files.writeString(data.resolve("fresh.parquet"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(4))));

    assertThat(upkeep()).isZero();

    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).contains(fresh).doesNotContain(old);
    }
    assertThat(number("SELECT count(*) FROM " + EVENTS)).isEqualTo(INSERTS);
  }

  @Test
  void theStreamsHistoryIsKeptForAMonth() throws SQLException {
    execute(
        "CREATE TABLE tureen_streams AS SELECT 'menu-events' AS stream, current_timestamp(6) -"
            + " INTERVAL '1' DAY * n AS minute FROM UNNEST(sequence(1, 60)) AS days(n)");

    assertThat(upkeep()).as(out.toString()).isZero();

    assertThat(number("SELECT count(*) FROM tureen_streams")).isIn(29L, 30L);
    assertThat(out.toString()).contains("table=tureen_streams step=forget");
  }

  private int upkeep(String... more) {
    return execute(out, err, more);
  }

  private static int execute(StringWriter out, StringWriter err, String... more) {
    CommandLine command = UpkeepCommand.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "--trino",
                    "http://127.0.0.1:" + trino.port(),
                    "--keep-snapshots",
                    "PT0.001S",
                    "--session",
                    "hive.expire_snapshots_min_retention=0s"),
                Arrays.stream(more))
            .toList();
    return command.execute(arguments.toArray(String[]::new));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) throws SQLException {
    return texts(sql).getFirst();
  }

  private static List<String> texts(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
