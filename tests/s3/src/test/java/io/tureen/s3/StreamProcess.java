package io.tureen.s3;

import io.tureen.testing.FreePort;
import io.tureen.testing.KafkaServer;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.S3Server;
import io.tureen.testing.ServerProcess;
import java.util.HashMap;
import java.util.Map;

/** The stream of the menu's events, with its tables on S3. */
record StreamProcess(ServerProcess process) implements AutoCloseable {
  /**
   * Starts it.
   *
   * @param more variables that win, such as other credentials
   */
  static StreamProcess start(
      S3Server s3, KafkaServer kafka, MetastoreServer metastore, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(s3.credentials());
    environment.put("TUREEN_STREAM", "menu-events");
    environment.put("TUREEN_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("TUREEN_METASTORE_URI", metastore.uri().toString());
    environment.put("TUREEN_WAREHOUSE", s3.uri("tureen/warehouse").toString());
    environment.put("TUREEN_TRIGGER_INTERVAL", "PT0.3S");
    environment.put("TUREEN_HEALTH_PORT", String.valueOf(FreePort.find()));
    environment.putAll(more);
    return new StreamProcess(
        ServerProcess.start("spark-apps/table-stream", environment, s3.hadoopFlag()));
  }

  @Override
  public void close() {
    process.close();
  }
}
