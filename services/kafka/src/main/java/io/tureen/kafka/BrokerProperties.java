package io.tureen.kafka;

import io.strimzi.kafka.metrics.KafkaPrometheusMetricsReporter;
import io.strimzi.kafka.metrics.YammerPrometheusMetricsReporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;

/**
 * The properties of a broker that is all of its cluster, on a small machine that runs other things
 * too.
 */
final class BrokerProperties {
  static final String HOST = "127.0.0.1";
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** The same as in the chart's {@code templates/kafka/kafka.yaml}. */
  private static final List<String> METRICS =
      List.of(
          "kafka_server_brokertopicmetrics.*",
          "kafka_server_replicamanager.*",
          "kafka_controller.*");

  private static final int MEBIBYTE = 1024 * 1024;

  private BrokerProperties() {}

  /**
   * Those made from the settings, and over them those of the settings' file.
   *
   * @throws IOException if the file cannot be read
   */
  static Properties of(KafkaSettings settings) throws IOException {
    Properties properties = new Properties();
    cluster(properties, settings);
    comeBackQuickly(properties);
    oneReplica(properties);
    records(properties, settings);
    smallMachine(properties);
    settings.metricsPort().ifPresent(port -> metrics(properties, port));
    if (settings.brokerProperties().isPresent()) {
      try (BufferedReader file = Files.newBufferedReader(settings.brokerProperties().get())) {
        properties.load(file);
      }
    }
    return properties;
  }

  private static void cluster(Properties properties, KafkaSettings settings) {
    String clients = "PLAINTEXT://" + settings.bootstrapServers();
    String controller = HOST + ":" + settings.controllerPort();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("listeners", clients + "," + CONTROLLER_LISTENER + "://" + controller);
    properties.put("advertised.listeners", clients);
    properties.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("log.dirs", settings.data().toString());
  }

  /**
   * A broker that died is let in again only when the session of the dead one has ended, 9 seconds
   * by default. Two are many here, where the broker and its controller are one process.
   */
  private static void comeBackQuickly(Properties properties) {
    properties.put("broker.session.timeout.ms", "2000");
    properties.put("broker.heartbeat.interval.ms", "500");
    // What was not flushed is read again after a crash, one segment of each partition: small ones
    // are read sooner.
    properties.put("log.segment.bytes", Integer.toString(64 * MEBIBYTE));
    properties.put("num.recovery.threads.per.data.dir", "2");
    properties.put("group.initial.rebalance.delay.ms", "0");
  }

  private static void oneReplica(Properties properties) {
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void records(Properties properties, KafkaSettings settings) {
    properties.put("auto.create.topics.enable", "false");
    properties.put("delete.topic.enable", "true");
    properties.put("log.retention.ms", Long.toString(settings.retention().toMillis()));
    // A value of 1 MiB, its key, and what the record and its batch add to them.
    properties.put("message.max.bytes", Integer.toString(MEBIBYTE + MEBIBYTE / 16));
  }

  /** What Strimzi's brokers tell with {@code metricsConfig} of the chart, by the same reporter. */
  private static void metrics(Properties properties, int port) {
    properties.put("metric.reporters", KafkaPrometheusMetricsReporter.class.getName());
    properties.put("kafka.metrics.reporters", YammerPrometheusMetricsReporter.class.getName());
    properties.put("prometheus.metrics.reporter.listener", "http://" + HOST + ":" + port);
    properties.put("prometheus.metrics.reporter.allowlist", String.join(",", METRICS));
  }

  private static void smallMachine(Properties properties) {
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");
    properties.put("group.coordinator.threads", "1");
    properties.put("share.coordinator.threads", "1");
    properties.put("log.cleaner.threads", "1");
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * MEBIBYTE));
    properties.put("log.cleaner.io.buffer.size", Integer.toString(MEBIBYTE / 4));
    properties.put("log.index.size.max.bytes", Integer.toString(MEBIBYTE));
    properties.put("queued.max.requests", "100");
    // Else the controller writes, and flushes, a record of nothing twice a second.
    properties.put("metadata.max.idle.interval.ms", "0");
  }
}
