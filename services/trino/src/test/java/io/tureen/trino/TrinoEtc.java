package io.tureen.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files as a deployment has them in /etc/trino: those of {@code src/main/etc} with some lines
 * changed and some left out.
 */
final class TrinoEtc {
  private static final Path OWN = Path.of("src/main/etc");

  private final Map<String, String> config = new LinkedHashMap<>();
  private final Map<String, String> catalog = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  static TrinoEtc coordinator(int port) {
    return node("coordinator", port, port).config("coordinator", "true");
  }

  /** One that does not run queries itself. */
  static TrinoEtc coordinatorOfWorkers(int port) {
    return coordinator(port).config("node-scheduler.include-coordinator", "false").withSecret();
  }

  static TrinoEtc worker(int port, int coordinatorPort) {
    return node("worker", port, coordinatorPort)
        .config("coordinator", "false")
        .leaveOut("node-scheduler.include-coordinator")
        .leaveOut("web-ui.authentication.type")
        .leaveOut("web-ui.user")
        .withSecret();
  }

  private static TrinoEtc node(String id, int port, int coordinatorPort) {
    return new TrinoEtc()
        .config("node.id", id)
        .config("node.bind-ip", "127.0.0.1")
        .config("http-server.http.port", Integer.toString(port))
        .config("discovery.uri", "http://127.0.0.1:" + coordinatorPort);
  }

  private TrinoEtc withSecret() {
    return config("internal-communication.shared-secret", "${ENV:TUREEN_TRINO_SHARED_SECRET}");
  }

  /** Tables lie in the HDFS that the files of {@code sites} describe. */
  TrinoEtc withHdfs(Path sites) {
    catalog.put("fs.hadoop.enabled", "true");
    catalog.put(
        "hive.config.resources",
        sites.resolve("core-site.xml") + "," + sites.resolve("hdfs-site.xml"));
    return leaveOut("fs.native-local.enabled").leaveOut("local.location");
  }

  Path write(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("catalog"));
    write(directory, "config.properties", config);
    write(directory, "catalog/hive.properties", catalog);
    write(directory, "log.properties", Map.of());
    return directory;
  }

  private TrinoEtc config(String name, String value) {
    config.put(name, value);
    return this;
  }

  private TrinoEtc leaveOut(String name) {
    leftOut.add(name);
    return this;
  }

  private void write(Path directory, String file, Map<String, String> changes) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(OWN.resolve(file))) {
      String name = line.replaceFirst("=.*", "");
      if (!changes.containsKey(name) && !leftOut.contains(name)) {
        lines.add(line);
      }
    }
    changes.forEach((name, value) -> lines.add(name + "=" + value));
    Files.write(directory.resolve(file), lines);
  }
}
