package io.tureen.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A metastore of {@code services/metastore}, for tests of other modules: declare a test dependency
 * on that module.
 */
public record MetastoreServer(ServerProcess process, URI uri) implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(2);

  /**
   * Starts a metastore with its database in {@code data} and its tables below {@code warehouse}.
   */
  public static MetastoreServer start(Path data, URI warehouse) {
    return start(data, warehouse, Map.of());
  }

  /** Starts one with more environment variables, and flags of the JVM. */
  public static MetastoreServer start(
      Path data, URI warehouse, Map<String, String> more, String... jvmFlags) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("TUREEN_METASTORE_DATA", data.toString());
    MetastoreServer server = startWithoutWaiting(warehouse, settings, jvmFlags);
    server.awaitReady();
    return server;
  }

  /** Starts a metastore with {@code settings} for its database and more, and returns at once. */
  public static MetastoreServer startWithoutWaiting(
      URI warehouse, Map<String, String> settings, String... jvmFlags) {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TUREEN_METASTORE_PORT", Integer.toString(port));
    environment.put("TUREEN_WAREHOUSE", warehouse.toString());
    return new MetastoreServer(
        ServerProcess.start("services/metastore", environment, jvmFlags),
        URI.create("thrift://127.0.0.1:" + port));
  }

  public void awaitReady() {
    process.awaitReady(START_TIME);
  }

  /**
   * Starts the metastore again after its process was killed or stopped, and waits until it answers.
   */
  public void startAgain() {
    process.startAgain();
    awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }
}
