package io.tureen.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tureen.testing.FreePort;
import io.tureen.testing.HdfsServers;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.Repository;
import io.tureen.testing.TrinoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on HDFS; all tests share a name node, a data node and a metastore. */
class TrinoHdfsIT {
  @TempDir static Path directory;
  private static HdfsServers hdfs;
  private static MetastoreServer metastore;

  @BeforeAll
  static void startServers() throws IOException {
    requireHdfsJar();
    hdfs = HdfsServers.start(directory.resolve("hdfs"));
    metastore =
        MetastoreServer.start(
            directory.resolve("metastore"), hdfs.uri().resolve("/tureen/warehouse"));
  }

  @AfterAll
  static void stopServers() {
    if (metastore != null) {
      metastore.close();
    }
    if (hdfs != null) {
      hdfs.close();
    }
  }

  @Test
  void aTableIsMadeFilledReadAndCompacted() throws Exception {
    int port = FreePort.find();
    Path etc = TrinoEtc.coordinator(port).withHdfs(hdfs.sites()).write(directory.resolve("alone"));
    try (TrinoServer trino = TrinoServer.start(etc, port, environment())) {
      makeFillReadAndCompact(trino, "alone");

      assertThat(text(trino, "SELECT file_path FROM \"alone$files\""))
          .startsWith(hdfs.uri() + "/tureen/warehouse/alone");
      assertThat(trino.process().listeningAddresses()).containsExactly("127.0.0.1");
    }
  }

  @Test
  void aWorkerThatKnowsTheSecretDoesTheWork() throws Exception {
    int port = FreePort.find();
    int workerPort = FreePort.find();
    int health = FreePort.find();
    Path etc =
        TrinoEtc.coordinatorOfWorkers(port)
            .withHdfs(hdfs.sites())
            .write(directory.resolve("coordinator"));
    Path workerEtc =
        TrinoEtc.worker(workerPort, port).withHdfs(hdfs.sites()).write(directory.resolve("worker"));
    Map<String, String> workerEnvironment = environment();
    workerEnvironment.put("TUREEN_HEALTH_PORT", Integer.toString(health));
    try (TrinoServer coordinator = TrinoServer.startWithoutWaiting(etc, port, environment());
        TrinoServer worker = TrinoServer.start(workerEtc, workerPort, workerEnvironment)) {
      assertThat(worker.process().output()).contains("event=ready");
      assertThat(healthCheck(health)).isZero();
      coordinator.awaitReady();

      makeFillReadAndCompact(coordinator, "distributed");

      assertThat(
              text(coordinator, "SELECT node_id FROM system.runtime.nodes WHERE NOT coordinator"))
          .isEqualTo("worker");
    }
    assertThat(healthCheck(health)).isNotZero();
  }

  private static void requireHdfsJar() throws IOException {
    boolean built =
        Files.readString(Repository.launchFile("services/trino")).contains("hadoop-apache");
    assumeTrue(built, "Trino reads HDFS when it is built with -Pimages, and it was built without.");
  }

  private static int healthCheck(int port) throws IOException, InterruptedException {
    ProcessBuilder script = new ProcessBuilder("src/main/jib/usr/lib/trino/bin/health-check");
    script.environment().put("TUREEN_HEALTH_PORT", Integer.toString(port));
    return script.start().waitFor();
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "TUREEN_METASTORE_URI",
            metastore.uri().toString(),
            "TUREEN_TRINO_SHARED_SECRET",
            "a secret of more than thirty characters"));
  }

  private static void makeFillReadAndCompact(TrinoServer trino, String table) throws SQLException {
    execute(trino, "CREATE TABLE " + table + " (event_id VARCHAR)");
    execute(trino, "INSERT INTO " + table + " VALUES 'one'");
    execute(trino, "INSERT INTO " + table + " VALUES 'two'");
    assertThat(text(trino, "SELECT count(*) FROM \"" + table + "$files\"")).isEqualTo("2");

    execute(trino, "ALTER TABLE " + table + " EXECUTE optimize");

    assertThat(text(trino, "SELECT count(*) FROM \"" + table + "$files\"")).isEqualTo("1");
    assertThat(text(trino, "SELECT count(DISTINCT event_id) FROM " + table)).isEqualTo("2");
  }

  private static void execute(TrinoServer trino, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(TrinoServer trino, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(trino.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
