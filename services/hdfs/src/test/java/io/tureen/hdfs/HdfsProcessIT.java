package io.tureen.hdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.testing.FreePort;
import io.tureen.testing.HdfsServers;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HdfsProcessIT {
  private static final String FILE = "/tureen/warehouse/file";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void listensOnlyOnTheLoopbackAddress() {
    try (HdfsServers hdfs = HdfsServers.start(directory)) {
      assertThat(hdfs.nameNode().listeningAddresses()).containsExactly("127.0.0.1");
      assertThat(hdfs.dataNode().listeningAddresses()).containsExactly("127.0.0.1");
    }
  }

  @Test
  void keepsItsFilesWhenBothAreStoppedAndWhenBothAreKilled() throws Exception {
    try (HdfsServers hdfs = HdfsServers.start(directory)) {
      write(hdfs, "kept");

      assertThat(hdfs.dataNode().stop()).isIn(0, 143);
      assertThat(hdfs.nameNode().stop()).isIn(0, 143);
      hdfs.startAgain();
      assertThat(read(hdfs)).isEqualTo("kept");

      write(hdfs, "kept again");
      hdfs.dataNode().kill();
      hdfs.nameNode().kill();
      hdfs.startAgain();
      assertThat(read(hdfs)).isEqualTo("kept again");
    }
  }

  @Test
  void theLogOfEditsIsMergedIntoTheImageAndThrownAway() throws Exception {
    try (HdfsServers hdfs =
        HdfsServers.start(
            directory,
            Map.of(
                "dfs.namenode.checkpoint.txns",
                "20",
                "dfs.namenode.checkpoint.check.period",
                "1"))) {
      Path names = directory.resolve("namenode/name/current");
      for (int round = 1; round <= 3; round++) {
        List<String> before = files(names, "fsimage_");
        for (int i = 0; i < 10; i++) {
          write(hdfs, "a file");
        }
        await().atMost(LIMIT).until(() -> !files(names, "fsimage_").equals(before));
      }

      await().atMost(LIMIT).until(() -> files(names, "edits_0").size() <= 2);
      assertThat(files(names, "fsimage_")).hasSizeLessThanOrEqualTo(4); // two, with checksums
      assertThat(hdfs.nameNode().listeningAddresses()).containsExactly("127.0.0.1");
      hdfs.dataNode().kill();
      hdfs.nameNode().kill();
      hdfs.startAgain();
      assertThat(read(hdfs)).isEqualTo("a file");
    }
  }

  @Test
  void aDataNodeSaysThatItWaitsForTheNameNodeAndComesBackToIt() throws Exception {
    int health = FreePort.find();
    try (HdfsServers hdfs = HdfsServers.start(directory);
        ServerProcess other = anotherDataNode(hdfs, health)) {
      hdfs.dataNode().stop();
      hdfs.nameNode().kill();
      other.kill();
      other.startAgain();

      await().atMost(LIMIT).ignoreExceptions().until(() -> readiness(health).statusCode() == 503);
      assertThat(readiness(health).body())
          .isEqualTo(
              "{\"status\":\"WAITING\",\"waiting_for\":{\"the name node %s\":\"this data node is not registered there yet\"}}"
                  .formatted(hdfs.uri()));

      hdfs.nameNode().startAgain();
      other.awaitReady(LIMIT);
      assertThat(readiness(health).body()).isEqualTo("{\"status\":\"UP\",\"waiting_for\":{}}");
      write(hdfs, "on the other data node");
      assertThat(read(hdfs)).isEqualTo("on the other data node");
    }
  }

  @Test
  void aNameNodeIsNotReadyBeforeTheBlocksItKnowsAreReported() throws Exception {
    int health = FreePort.find();
    try (HdfsServers hdfs = HdfsServers.start(directory)) {
      write(hdfs, "a block");
      hdfs.dataNode().stop();
      hdfs.nameNode().stop();
      try (ServerProcess nameNode =
          ServerProcess.start(
              "services/hdfs",
              Map.of(
                  "TUREEN_HDFS_DATA", directory.resolve("namenode").toString(),
                  "TUREEN_HEALTH_PORT", Integer.toString(health)),
              List.of(HdfsServers.classPath(hdfs.sites())),
              List.of("namenode"))) {
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(() -> readiness(health).body().contains("Safe mode is ON"));
        assertThat(readiness(health).statusCode()).isEqualTo(503);
        assertThat(nameNode.output()).doesNotContain("event=ready");

        hdfs.dataNode().startAgain();

        nameNode.awaitReady(LIMIT);
        assertThat(readiness(health).statusCode()).isEqualTo(200);
        assertThat(read(hdfs)).isEqualTo("a block");
      }
    }
  }

  @Test
  void aDirectoryWithSomethingElseInItIsNotFormatted() throws Exception {
    Path other = Files.createDirectories(directory.resolve("name")).resolve("other");
    Files.writeString(other, "of somebody");

    ServerProcess nameNode = run(directory, "namenode");

    assertThat(nameNode.awaitExit(LIMIT)).isEqualTo(2);
    assertThat(nameNode.output()).startsWith("TUREEN-DIRECTORY-FOREIGN: ").hasLineCount(1);
    assertThat(other).hasContent("of somebody");
  }

  @Test
  void whatCannotBeRunIsAnsweredWithOneLine() {
    ServerProcess nobody = run(directory, "journalnode");

    assertThat(nobody.awaitExit(LIMIT)).isEqualTo(2);
    assertThat(nobody.output())
        .startsWith("TUREEN-ARGUMENT-WRONG: The arguments are 'journalnode'.")
        .hasLineCount(1);
  }

  @Test
  void aPortThatIsTakenIsAnsweredWithTheNameOfItsSetting() {
    try (HdfsServers hdfs = HdfsServers.start(directory)) {
      ServerProcess second =
          ServerProcess.start(
              "services/hdfs",
              Map.of("TUREEN_HDFS_DATA", directory.resolve("second").toString()),
              List.of(HdfsServers.classPath(hdfs.sites())),
              List.of("namenode"));

      assertThat(second.awaitExit(LIMIT)).isEqualTo(2);
      assertThat(second.output())
          .startsWith("TUREEN-PORT-TAKEN: ")
          .contains("dfs.namenode.rpc-address");
    }
  }

  private static List<String> files(Path directory, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(beginning))
          .sorted()
          .toList();
    }
  }

  private static ServerProcess run(Path data, String argument) {
    return ServerProcess.start(
        "services/hdfs", Map.of("TUREEN_HDFS_DATA", data.toString()), List.of(), List.of(argument));
  }

  /** One with other ports than those of hdfs-site.xml, on top of it. */
  private ServerProcess anotherDataNode(HdfsServers hdfs, int health) throws IOException {
    Path sites = Files.createDirectories(directory.resolve("other-sites"));
    Files.copy(hdfs.sites().resolve("core-site.xml"), sites.resolve("core-site.xml"));
    Files.writeString(
        sites.resolve("hdfs-site.xml"),
        """
        <configuration>
          <property><name>dfs.datanode.address</name><value>127.0.0.1:%d</value></property>
          <property><name>dfs.datanode.http.address</name><value>127.0.0.1:%d</value></property>
          <property><name>dfs.datanode.ipc.address</name><value>127.0.0.1:%d</value></property>
        </configuration>
        """
            .formatted(FreePort.find(), FreePort.find(), FreePort.find()));
    return ServerProcess.start(
            "services/hdfs",
            Map.of(
                "TUREEN_HDFS_DATA", directory.resolve("other").toString(),
                "TUREEN_HEALTH_PORT", Integer.toString(health)),
            List.of(HdfsServers.classPath(sites)),
            List.of("datanode"))
        .awaitReady(LIMIT);
  }

  private static void write(HdfsServers hdfs, String content) throws IOException {
    try (FileSystem files = client(hdfs);
        FSDataOutputStream file = files.create(path())) {
      file.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String read(HdfsServers hdfs) throws IOException {
    try (FileSystem files = client(hdfs);
        FSDataInputStream file = files.open(path())) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static org.apache.hadoop.fs.Path path() {
    return new org.apache.hadoop.fs.Path(FILE);
  }

  private static FileSystem client(HdfsServers hdfs) throws IOException {
    Configuration configuration = new Configuration();
    configuration.addResource(hdfs.sites().resolve("core-site.xml").toUri().toURL());
    configuration.addResource(hdfs.sites().resolve("hdfs-site.xml").toUri().toURL());
    return FileSystem.newInstance(hdfs.uri(), configuration);
  }

  private static HttpResponse<String> readiness(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
