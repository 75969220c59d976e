package io.tureen.stream.it;

import io.tureen.testing.KafkaServer;
import io.tureen.testing.MetastoreServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker and a metastore for all tests of this JVM; they end with it. */
final class Servers {
  private static Servers shared;

  private final Path directory;
  private final KafkaServer kafka;
  private final MetastoreServer metastore;

  private Servers() {
    try {
      Path parent = Files.createDirectories(Path.of("target/it")).toAbsolutePath();
      directory = Files.createTempDirectory(parent, "servers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kafka = KafkaServer.start(directory.resolve("kafka"));
    metastore = MetastoreServer.start(directory.resolve("metastore"), warehouse());
  }

  static synchronized Servers shared() {
    if (shared == null) {
      shared = new Servers();
    }
    return shared;
  }

  Path directory() {
    return directory;
  }

  KafkaServer kafka() {
    return kafka;
  }

  MetastoreServer metastore() {
    return metastore;
  }

  URI warehouse() {
    return directory.resolve("warehouse").toUri();
  }
}
