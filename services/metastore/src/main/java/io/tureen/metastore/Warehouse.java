package io.tureen.metastore;

import io.tureen.health.Waiting;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The directory of the tables, on whatever file system it is. */
record Warehouse(URI uri) {
  /** Waits until it can be written to: Hive would end without it. */
  void await(Configuration configuration, Waiting waiting) throws InterruptedException {
    Configuration once = new Configuration(configuration);
    once.setInt("ipc.client.connect.max.retries", 1);
    once.setInt("ipc.client.connect.max.retries.on.timeouts", 1);
    waiting.until("the warehouse " + uri, () -> ensure(once));
  }

  private boolean ensure(Configuration configuration) throws IOException {
    try (FileSystem files = FileSystem.newInstance(uri, configuration)) {
      return files.mkdirs(new Path(uri));
    }
  }
}
