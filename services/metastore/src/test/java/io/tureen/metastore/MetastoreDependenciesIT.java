package io.tureen.metastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tureen.testing.FreePort;
import io.tureen.testing.HdfsServers;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.PostgreSqlServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it does when a database or a file system that it needs is elsewhere, and not there yet. */
class MetastoreDependenciesIT {
  private static final String PASSWORD = "correct-horse-battery-staple";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final int health = FreePort.find();

  @Test
  void waitsForPostgreSqlAndKeepsWhatItKnowsThere() throws Exception {
    try (PostgreSqlServer postgreSql = requirePostgreSql()) {
      Path passwordFile = Files.writeString(directory.resolve("password"), "not this one\n");
      try (MetastoreServer metastore = start(settings(postgreSql, passwordFile))) {
        awaitWaitingFor("the database " + postgreSql.url(), "refused");
        postgreSql.startUp();
        awaitWaitingFor("the database " + postgreSql.url(), "password authentication failed");
        Files.writeString(passwordFile, PASSWORD + "\n");

        metastore.awaitReady();

        assertThat(readiness().statusCode()).isEqualTo(200);
        createDatabase(metastore, "kept");
        postgreSql.kill();
        awaitWaitingFor("the metastore's answer", "");
        postgreSql.startUp();
        await().atMost(LIMIT).until(() -> readiness().statusCode() == 200);
        metastore.process().kill();
        metastore.startAgain();
        assertThat(databases(metastore)).contains("default", "kept");
        assertThat(metastore.process().output()).doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  void waitsForHdfsAndHasItsWarehouseThere() throws Exception {
    try (HdfsServers hdfs = HdfsServers.start(directory.resolve("hdfs"))) {
      hdfs.dataNode().stop();
      hdfs.nameNode().stop();
      URI warehouse = hdfs.uri().resolve("/tureen/warehouse");
      Map<String, String> settings =
          withHealth(Map.of("TUREEN_METASTORE_DATA", directory.resolve("data").toString()));
      try (MetastoreServer metastore = MetastoreServer.startWithoutWaiting(warehouse, settings)) {
        awaitWaitingFor("the warehouse " + warehouse, "refused");
        hdfs.nameNode().startAgain();
        awaitWaitingFor("the warehouse " + warehouse, "safe mode");
        hdfs.dataNode().startAgain();

        metastore.awaitReady();

        assertThat(client(metastore).get_database("default").getLocationUri())
            .isEqualTo(warehouse.toString());
      }
    }
  }

  private static PostgreSqlServer requirePostgreSql() {
    Optional<PostgreSqlServer> postgreSql = PostgreSqlServer.prepare(PASSWORD);
    if (postgreSql.isEmpty() && Boolean.parseBoolean(System.getenv("TUREEN_TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError("PostgreSQL is not installed: apt-get install postgresql");
    }
    assumeTrue(postgreSql.isPresent(), "PostgreSQL is not installed: apt-get install postgresql");
    return postgreSql.get();
  }

  private Map<String, String> settings(PostgreSqlServer postgreSql, Path passwordFile) {
    return withHealth(
        Map.of(
            "TUREEN_METASTORE_DATABASE_URL", postgreSql.url(),
            "TUREEN_METASTORE_DATABASE_USER", "tureen",
            "TUREEN_METASTORE_DATABASE_PASSWORD_FILE", passwordFile.toString()));
  }

  private Map<String, String> withHealth(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("TUREEN_HEALTH_PORT", Integer.toString(health));
    return all;
  }

  private MetastoreServer start(Map<String, String> settings) {
    return MetastoreServer.startWithoutWaiting(directory.resolve("warehouse").toUri(), settings);
  }

  private void awaitWaitingFor(String part, String reason) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = readiness();
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).contains('"' + part + '"').contains(reason);
            });
  }

  private HttpResponse<String> readiness() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/health/readiness"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void createDatabase(MetastoreServer metastore, String name) throws Exception {
    client(metastore)
        .create_database(
            new Database(name, "", directory.resolve("warehouse/" + name).toString(), Map.of()));
  }

  private static Iterable<String> databases(MetastoreServer metastore) throws Exception {
    return client(metastore).get_all_databases();
  }

  private static ThriftHiveMetastore.Client client(MetastoreServer server) throws Exception {
    TSocket socket =
        new TSocket(new TConfiguration(), server.uri().getHost(), server.uri().getPort(), 30_000);
    socket.open();
    return new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
  }
}
