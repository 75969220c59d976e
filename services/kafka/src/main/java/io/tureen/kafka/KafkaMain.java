package io.tureen.kafka;

import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import io.tureen.settings.Program;
import io.tureen.settings.ReadyLine;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** Runs a broker that is its own controller, until SIGTERM. */
public final class KafkaMain {
  private KafkaMain() {}

  public static void main(String[] arguments) {
    Program.start("kafka", KafkaMain::start);
  }

  private static void start() throws Exception {
    KafkaSettings settings = KafkaSettings.from(Environment.ofProcess());
    Ports.requireFree(BrokerProperties.HOST, settings.port(), KafkaSettings.PORT);
    Ports.requireFree(
        BrokerProperties.HOST, settings.controllerPort(), KafkaSettings.CONTROLLER_PORT);
    settings
        .metricsPort()
        .ifPresent(
            port -> Ports.requireFree(BrokerProperties.HOST, port, KafkaSettings.METRICS_PORT));
    new Storage(settings.data()).formatIfNew();

    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(BrokerProperties.of(settings), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    new EventTopic(settings).createIfAbsent();
    ReadyLine.print(
        "kafka",
        "bootstrapServers=%s topic=%s".formatted(settings.bootstrapServers(), settings.topic()));
    server.awaitShutdown();
  }
}
