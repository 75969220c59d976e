package io.tureen.testing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A Trino of {@code services/trino}, for tests of other modules: declare a test dependency on that
 * module.
 */
public record TrinoServer(ServerProcess process, int port) implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(3);

  /**
   * Starts a Trino whose catalog {@code hive} is what the metastore knows, and waits until it
   * answers a query.
   */
  public static TrinoServer start(URI metastore) {
    int port = FreePort.find();
    ServerProcess process =
        ServerProcess.start(
            "services/trino",
            Map.of(
                "TUREEN_TRINO_HOST", "127.0.0.1",
                "TUREEN_TRINO_PORT", Integer.toString(port),
                "TUREEN_METASTORE_URI", metastore.toString()));
    TrinoServer server = new TrinoServer(process, port);
    server.awaitReady();
    return server;
  }

  public void awaitReady() {
    process.awaitReady(START_TIME);
  }

  /**
   * Starts Trino again after its process was killed or stopped, and waits until it answers a query.
   */
  public void startAgain() {
    process.startAgain();
    awaitReady();
  }

  /** Where its driver for JDBC connects, with the catalog and schema of the tables. */
  public String jdbcUrl() {
    return "jdbc:trino://127.0.0.1:" + port + "/hive/default?user=test";
  }

  @Override
  public void close() {
    process.close();
  }
}
