package io.tureen.metastore;

import java.util.concurrent.Callable;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;

/** Asks the metastore for a database, as a client would. */
final class ThriftProbe implements Callable<Boolean> {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final MetastoreSettings settings;

  ThriftProbe(MetastoreSettings settings) {
    this.settings = settings;
  }

  @Override
  public Boolean call() throws Exception {
    try (TSocket socket =
        new TSocket(new TConfiguration(), settings.host(), settings.port(), TIMEOUT_MILLIS)) {
      socket.open();
      return new ThriftHiveMetastore.Client(new TBinaryProtocol(socket)).get_database("default")
          != null;
    }
  }
}
