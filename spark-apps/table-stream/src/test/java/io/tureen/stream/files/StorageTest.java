package io.tureen.stream.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.health.Readiness;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.waiting.Waiting;
import io.tureen.testing.FreePort;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  private final Readiness readiness = new Readiness();
  private final List<Map<String, String>> waits = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void aDirectoryThatCanBeWrittenToIsLeftAsItWas() throws Exception {
    Storage storage = storage(directory.resolve("warehouse").toUri());

    storage.awaitWritable();

    assertThat(storage.isWritable()).isTrue();
    try (var files = Files.list(directory.resolve("warehouse"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aNameNodeThatIsNotThereIsWaitedForByName() {
    String nameNode = "hdfs://127.0.0.1:" + FreePort.find() + "/warehouse";
    Storage storage = storage(URI.create(nameNode));

    assertThatThrownBy(storage::awaitWritable)
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("the storage " + nameNode);
    assertThat(waits.get(0).get("the storage " + nameNode)).contains("Connection refused");
    assertThat(storage.isWritable()).isFalse();
  }

  @Test
  void aNameNodeWhoseHostIsNotKnownYetIsWaitedFor() {
    String nameNode = "hdfs://namenode.invalid:8020/warehouse";

    assertThatThrownBy(storage(URI.create(nameNode))::awaitWritable)
        .isInstanceOf(StreamException.class);
    assertThat(waits.get(0).get("the storage " + nameNode)).contains("namenode.invalid");
  }

  @Test
  void theMachinesOwnDiskIsNotWaitedFor() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(storage(file.toUri())::awaitWritable).isNotInstanceOf(StreamException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void aSchemeThatNobodyKnowsIsNotWaitedFor() {
    assertThatThrownBy(storage(URI.create("hfds://namenode/warehouse"))::awaitWritable)
        .hasRootCauseMessage("No FileSystem for scheme \"hfds\"");
    assertThat(waits).isEmpty();
  }

  private Storage storage(URI warehouse) {
    Configuration configuration = new Configuration();
    configuration.set("ipc.client.connect.max.retries", "0");
    configuration.set("fs.file.impl", LocalDisk.class.getName());
    return new Storage(
        warehouse,
        "menu-events",
        configuration,
        new Waiting(
            readiness,
            Duration.ofMillis(1),
            new CountDownLatch(1),
            () -> waits.add(readiness.waitingFor())));
  }
}
