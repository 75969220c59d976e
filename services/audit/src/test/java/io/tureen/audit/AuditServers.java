package io.tureen.audit;

import io.tureen.testing.KafkaServer;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.TrinoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kafka, a Metastore and a Trino whose tables may have properties as the streams give them. */
record AuditServers(KafkaServer kafka, MetastoreServer metastore, TrinoServer trino)
    implements AutoCloseable {

  static AuditServers start(Path directory) {
    try {
      Path warehouse = Files.createDirectories(directory.resolve("warehouse"));
      KafkaServer kafka = KafkaServer.start(directory.resolve("kafka"));
      MetastoreServer metastore =
          MetastoreServer.start(directory.resolve("metastore"), warehouse.toUri());
      TrinoServer trino =
          TrinoServer.start(
              metastore.uri(),
              Files.createDirectories(directory.resolve("trino")),
              List.of("iceberg.allowed-extra-properties=*"),
              Map.of());
      return new AuditServers(kafka, metastore, trino);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI trinoAddress() {
    return URI.create("http://127.0.0.1:" + trino.port());
  }

  @Override
  public void close() {
    trino.close();
    metastore.close();
    kafka.close();
  }
}
