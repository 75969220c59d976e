package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.KafkaServer;
import io.tureen.testing.MetastoreServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A data directory of version 0.1 with checkpoints, as a stream was killed in it. */
class UpgradeIT {

  @Test
  void theStreamsGoOnInADataDirectoryWithCheckpointsAndLoseAndDoubleNothing() throws Exception {
    try (OldData old = OldData.unpack();
        KafkaServer kafka = KafkaServer.start(old.directory().resolve("kafka"));
        MetastoreServer metastore =
            MetastoreServer.start(old.directory().resolve("metastore"), old.warehouse());
        Producer producer = new Producer(kafka.bootstrapServers(), "menu_app_events")) {
      Tables tables = new Tables(metastore.uri(), old.warehouse());
      assertThat(tables.rows("menu_app_events")).hasSize(50);
      List<Path> checkpoints = files(old.directory().resolve("checkpoints"));

      StreamProcess events = start("menu-events", kafka, metastore, old.warehouse());
      StreamProcess orders = start("menu-orders", kafka, metastore, old.warehouse());

      tables.awaitRows("menu_app_events", 55);
      tables.awaitRows("menu_app_orders", 15);
      tables.awaitRows("menu_app_rejected", 7);
      producer.logInsOfDays(10);
      producer.orders(10);
      tables.awaitRows("menu_app_events", 65);
      tables.awaitRows("menu_app_orders", 25);
      assertThat(events.process().stop()).isZero();
      assertThat(orders.process().stop()).isZero();
      List<String> all = new ArrayList<>(tables.origins("menu_app_events"));
      all.addAll(tables.origins("menu_app_orders"));
      all.addAll(tables.origins("menu_app_rejected"));
      assertThat(all).hasSize(97).doesNotHaveDuplicates();
      assertThat(files(old.directory().resolve("checkpoints"))).isEqualTo(checkpoints);
      assertThat(files(old.directory().resolve("warehouse/menu_app_events/data")))
          .as("a directory for each day that rows came")
          .filteredOn(file -> file.getFileName().toString().startsWith("ingested_at_day="))
          .hasSizeBetween(1, 2);
    }
  }

  private static StreamProcess start(
      String stream, KafkaServer kafka, MetastoreServer metastore, URI warehouse) {
    return StreamProcess.start(
        Map.of(
            "TUREEN_STREAM", stream,
            "TUREEN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "TUREEN_METASTORE_URI", metastore.uri().toString(),
            "TUREEN_WAREHOUSE", warehouse.toString()));
  }

  private static List<Path> files(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }
}
