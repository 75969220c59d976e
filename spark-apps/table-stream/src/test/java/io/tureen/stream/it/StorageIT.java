package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.testing.HdfsServers;
import io.tureen.testing.MetastoreServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on HDFS, whose only data node comes and goes. */
class StorageIT {

  @TempDir Path directory;

  @Test
  void theSameProcessGoesOnEachTimeItsStorageWasAway() throws Exception {
    try (HdfsServers hdfs = HdfsServers.start(directory);
        MetastoreServer metastore =
            MetastoreServer.start(directory.resolve("metastore"), warehouse(hdfs));
        Restaurant restaurant = new Restaurant("away", metastore, warehouse(hdfs));
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      StreamProcess stream =
          restaurant
              .start("menu-events", Map.of("JDK_JAVA_OPTIONS", HdfsServers.classPath(hdfs.sites())))
              .awaitReady();
      long process = stream.process().pid();

      for (int time = 1; time <= 2; time++) {
        producer.logIns(100);
        restaurant.awaitRows("events", time * 200 - 100);
        hdfs.dataNode().kill();
        producer.logIns(100);
        stream.awaitWaitingFor("the storage hdfs://");
        hdfs.dataNode().startAgain();
        restaurant.awaitRows("events", time * 200);
      }

      assertThat(restaurant.origins("events")).doesNotHaveDuplicates();
      assertThat(stream.process().pid()).isEqualTo(process);
      assertThat(stream.process().output()).contains("event=batch-failed");
      assertThat(stream.process().stop()).isZero();
    }
  }

  private static URI warehouse(HdfsServers hdfs) {
    return URI.create(hdfs.uri() + "/warehouse");
  }
}
