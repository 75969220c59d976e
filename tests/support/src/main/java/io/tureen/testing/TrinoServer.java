package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A Trino of {@code services/trino}, for tests of other modules: declare a test dependency on that
 * module.
 */
public record TrinoServer(ServerProcess process, int port) implements AutoCloseable {
  private static final String MODULE = "services/trino";
  private static final String CATALOG = "hive.properties";
  private static final Duration START_TIME = Duration.ofMinutes(3);

  /**
   * Starts a Trino whose catalog {@code hive} is what the metastore knows, and waits until it
   * answers a query.
   */
  public static TrinoServer start(URI metastore) {
    return start(Repository.launchFile(MODULE), metastore, Map.of());
  }

  /**
   * Starts one whose catalog has more lines, such as those of another kind of storage.
   *
   * @param directory where its configuration may be written
   * @param more environment variables besides its settings
   */
  public static TrinoServer start(
      URI metastore, Path directory, List<String> catalogLines, Map<String, String> more) {
    try {
      Path catalogs = Files.createDirectories(directory.resolve("catalog"));
      List<String> lines =
          new ArrayList<>(
              Files.readAllLines(
                  Repository.root().resolve(MODULE).resolve("src/main/etc/catalog/" + CATALOG)));
      lines.addAll(catalogLines);
      Files.write(catalogs.resolve(CATALOG), lines);
      // A flag before the file would not win over the same in it.
      String flags =
          Files.readString(Repository.launchFile(MODULE))
              .replaceAll(
                  "-Dcatalog.config-dir=[^\"]*",
                  Matcher.quoteReplacement("-Dcatalog.config-dir=" + catalogs));
      return start(Files.writeString(directory.resolve("java.args"), flags), metastore, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrinoServer start(Path launchFile, URI metastore, Map<String, String> more) {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(more);
    environment.put("TUREEN_TRINO_HOST", "127.0.0.1");
    environment.put("TUREEN_TRINO_PORT", Integer.toString(port));
    environment.put("TUREEN_METASTORE_URI", metastore.toString());
    ServerProcess process = ServerProcess.start(launchFile, MODULE, environment);
    TrinoServer server = new TrinoServer(process, port);
    server.awaitReady();
    return server;
  }

  /**
   * Starts a Trino with files of its own in {@code etc}, as a deployment has them in /etc/trino,
   * and waits until it answers a query, or as a worker is known to its coordinator.
   *
   * @param port the port that its files say
   * @param environment what its files take from the environment
   */
  public static TrinoServer start(Path etc, int port, Map<String, String> environment) {
    TrinoServer server = startWithoutWaiting(etc, port, environment);
    server.awaitReady();
    return server;
  }

  /** As {@link #start(Path, int, Map)}, but returns at once. */
  public static TrinoServer startWithoutWaiting(
      Path etc, int port, Map<String, String> environment) {
    Path own = Repository.root().resolve(MODULE).resolve("src/main/etc");
    try {
      Path launchFile = etc.resolve("java.args");
      Files.writeString(
          launchFile,
          Files.readString(Repository.launchFile(MODULE)).replace(own.toString(), etc.toString()));
      return new TrinoServer(ServerProcess.start(launchFile, MODULE, environment), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
