package io.tureen.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.FreePort;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.ServerProcess;
import io.tureen.testing.TrinoServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each test has a table of its own; all share a metastore and two Trinos, one of which may be
 * killed.
 */
class TrinoProcessIT {
  private static final String COLUMNS =
      "(event_id VARCHAR, ingested_at TIMESTAMP(6) WITH TIME ZONE) "
          + "WITH (partitioning = ARRAY['day(ingested_at)'])";
  private static final int INSERTS = 5;

  @TempDir static Path directory;
  private static MetastoreServer metastore;
  private static TrinoServer trino;
  private static TrinoServer other;

  @BeforeAll
  static void startServers() {
    metastore =
        MetastoreServer.start(
            directory.resolve("metastore"), directory.resolve("warehouse").toUri());
    trino = TrinoServer.start(metastore.uri());
    other = TrinoServer.start(metastore.uri());
  }

  @AfterAll
  static void stopServers() {
    if (other != null) {
      other.close();
    }
    if (trino != null) {
      trino.close();
    }
    if (metastore != null) {
      metastore.close();
    }
  }

  @Test
  void listensOnlyOnTheLoopbackAddress() {
    assertThat(trino.process().listeningAddresses()).containsExactly("127.0.0.1");
  }

  @Test
  void makesFillsReadsAndCompactsATable() throws SQLException {
    execute(trino, "CREATE TABLE whole " + COLUMNS);
    insert(trino, "whole");
    insert(trino, "whole");
    assertThat(number(trino, "SELECT count(*) FROM \"whole$files\"")).isEqualTo(2);

    execute(trino, "ALTER TABLE whole EXECUTE optimize");

    assertThat(number(trino, "SELECT count(*) FROM \"whole$files\"")).isEqualTo(1);
    assertThat(number(trino, "SELECT count(*) FROM whole")).isEqualTo(2);
    assertThat(number(trino, "SELECT count(DISTINCT event_id) FROM whole")).isEqualTo(2);
  }

  @Test
  void showsARowAsSoonAsAnotherHasCommittedIt() throws SQLException {
    execute(trino, "CREATE TABLE fresh " + COLUMNS);
    for (int rows = 1; rows <= INSERTS; rows++) {
      assertThat(number(other, "SELECT count(*) FROM fresh")).isEqualTo(rows - 1);

      insert(trino, "fresh");

      assertThat(number(other, "SELECT count(*) FROM fresh")).isEqualTo(rows);
    }
  }

  @Test
  void ofWritersAtOnceNoneLosesARowOfTheOther() throws Exception {
    execute(trino, "CREATE TABLE shared " + COLUMNS);
    Callable<Void> insertsHere = () -> insertTimes(trino, INSERTS);
    Callable<Void> insertsThere = () -> insertTimes(other, INSERTS);
    Callable<Void> compaction =
        () -> {
          untilCommitted(() -> execute(trino, "ALTER TABLE shared EXECUTE optimize"));
          return null;
        };

    try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
      for (Future<Void> writer :
          writers.invokeAll(List.of(insertsHere, insertsThere, compaction))) {
        writer.get();
      }
    }

    assertThat(number(trino, "SELECT count(*) FROM shared")).isEqualTo(2 * INSERTS);
    assertThat(number(other, "SELECT count(DISTINCT event_id) FROM shared")).isEqualTo(2 * INSERTS);
  }

  @Test
  void keepsWhatItCommittedWhenItIsKilledAndStopsWhenAsked() throws SQLException {
    execute(other, "CREATE TABLE kept " + COLUMNS);
    insert(other, "kept");

    other.process().kill();
    other.startAgain();
    assertThat(number(other, "SELECT count(*) FROM kept")).isEqualTo(1);

    assertThat(other.process().stop()).isIn(0, 143);
    other.startAgain();
    assertThat(number(other, "SELECT count(*) FROM kept")).isEqualTo(1);
  }

  @Test
  void aSettingThatIsMissingEndsItWithOneLine() {
    ServerProcess process =
        ServerProcess.start(
            "services/trino",
            Map.of(
                "TUREEN_TRINO_HOST",
                "127.0.0.1",
                "TUREEN_TRINO_PORT",
                Integer.toString(FreePort.find())));

    assertThat(process.awaitExit(Duration.ofSeconds(30))).isEqualTo(2);
    assertThat(process.output())
        .contains("TUREEN-SETTING-MISSING: TUREEN_METASTORE_URI is not set.");
  }

  private static Void insertTimes(TrinoServer server, int times) throws SQLException {
    for (int time = 0; time < times; time++) {
      untilCommitted(() -> insert(server, "shared"));
    }
    return null;
  }

  /**
   * Runs a statement again when another's commit came between its last look at the table and its
   * own: Trino repeats a commit that was too late at that look, and fails when the metastore is the
   * one to refuse it.
   */
  private static void untilCommitted(SqlAction statement) throws SQLException {
    boolean committed = false;
    while (!committed) {
      try {
        statement.run();
        committed = true;
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("The table has been modified");
      }
    }
  }

  private static void insert(TrinoServer server, String table) throws SQLException {
    execute(
        server,
        "INSERT INTO "
            + table
            + " SELECT CAST(uuid() AS VARCHAR), TIMESTAMP '2026-11-01 12:00 UTC'");
  }

  private static void execute(TrinoServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(TrinoServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  @FunctionalInterface
  private interface SqlAction {
    void run() throws SQLException;
  }
}
