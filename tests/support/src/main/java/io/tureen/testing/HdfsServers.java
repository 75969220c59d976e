package io.tureen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A name node and a data node of {@code services/hdfs}, for tests of other modules: declare a test
 * dependency on that module.
 *
 * @param uri the file system, such as {@code hdfs://127.0.0.1:8020}
 * @param sites the directory of core-site.xml and hdfs-site.xml, which a client may use too
 */
public record HdfsServers(ServerProcess nameNode, ServerProcess dataNode, URI uri, Path sites)
    implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(2);

  /** Starts both with what they keep below {@code directory}, and waits until files can be kept. */
  public static HdfsServers start(Path directory) {
    return start(directory, Map.of());
  }

  /**
   * As {@link #start(Path)}.
   *
   * @param more further properties of hdfs-site.xml
   */
  public static HdfsServers start(Path directory, Map<String, String> more) {
    HdfsServers servers = startWithoutWaiting(directory, more);
    servers.awaitReady();
    return servers;
  }

  /** As {@link #start}, but returns at once. */
  public static HdfsServers startWithoutWaiting(Path directory) {
    return startWithoutWaiting(directory, Map.of());
  }

  private static HdfsServers startWithoutWaiting(Path directory, Map<String, String> more) {
    URI uri = URI.create("hdfs://127.0.0.1:" + FreePort.find());
    Path sites = directory.resolve("sites");
    writeSites(sites, uri, more);
    return new HdfsServers(
        start("namenode", directory, sites), start("datanode", directory, sites), uri, sites);
  }

  private static ServerProcess start(String part, Path directory, Path sites) {
    Map<String, String> settings =
        new HashMap<>(Map.of("TUREEN_HDFS_DATA", directory.resolve(part).toString()));
    return ServerProcess.start("services/hdfs", settings, List.of(classPath(sites)), List.of(part));
  }

  /** The JVM flag with which a program finds the files of {@code sites}. */
  public static String classPath(Path sites) {
    return "-Xbootclasspath/a:" + sites;
  }

  private static void writeSites(Path directory, URI uri, Map<String, String> more) {
    Map<String, String> hdfs = new LinkedHashMap<>();
    hdfs.put("dfs.namenode.http-address", "127.0.0.1:" + FreePort.find());
    hdfs.put("dfs.datanode.address", "127.0.0.1:" + FreePort.find());
    hdfs.put("dfs.datanode.http.address", "127.0.0.1:" + FreePort.find());
    hdfs.put("dfs.datanode.ipc.address", "127.0.0.1:" + FreePort.find());
    hdfs.put("dfs.replication", "1");
    hdfs.put("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "20");
    hdfs.putAll(more);
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("core-site.xml"), site(Map.of("fs.defaultFS", uri.toString())));
      Files.writeString(directory.resolve("hdfs-site.xml"), site(hdfs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String site(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(
            property ->
                "  <property><name>%s</name><value>%s</value></property>%n"
                    .formatted(property.getKey(), property.getValue()))
        .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n"));
  }

  public void awaitReady() {
    nameNode.awaitReady(START_TIME);
    dataNode.awaitReady(START_TIME);
  }

  /** Starts both again after their processes were killed or stopped, and waits for them. */
  public void startAgain() {
    nameNode.startAgain();
    dataNode.startAgain();
    awaitReady();
  }

  @Override
  public void close() {
    dataNode.close();
    nameNode.close();
  }
}
