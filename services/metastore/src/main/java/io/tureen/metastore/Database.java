package io.tureen.metastore;

import io.tureen.health.Waiting;
import org.apache.hadoop.conf.Configuration;

/** Where the metastore keeps what it knows. */
sealed interface Database permits Derby, PostgreSql {
  /** Waits until it can be used, and says to Hive how. */
  void connect(Configuration configuration, Waiting waiting) throws InterruptedException;

  /** Called when the metastore stops. */
  void shutDown();
}
