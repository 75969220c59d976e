package io.tureen.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A broker of {@code services/kafka}, for tests of other modules: declare a test dependency on that
 * module.
 */
public record KafkaServer(ServerProcess process, String bootstrapServers) implements AutoCloseable {
  private static final Duration START_TIME = Duration.ofMinutes(1);

  /** Starts a broker with its log in {@code data} and the default topic. */
  public static KafkaServer start(Path data) {
    return start(data, Map.of());
  }

  /** Starts a broker with more settings, such as {@code TUREEN_KAFKA_PARTITIONS}. */
  public static KafkaServer start(Path data, Map<String, String> settings) {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(settings);
    environment.putIfAbsent("TUREEN_KAFKA_PORT", Integer.toString(port));
    environment.putIfAbsent("TUREEN_KAFKA_CONTROLLER_PORT", Integer.toString(FreePort.find()));
    environment.put("TUREEN_KAFKA_DATA", data.toString());
    ServerProcess process = ServerProcess.start("services/kafka", environment);
    KafkaServer server =
        new KafkaServer(process, "127.0.0.1:" + environment.get("TUREEN_KAFKA_PORT"));
    server.awaitReady();
    return server;
  }

  public void awaitReady() {
    process.awaitReady(START_TIME);
  }

  /**
   * Starts the broker again after its process was killed or stopped, and waits until it answers.
   */
  public void startAgain() {
    process.startAgain();
    awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }
}
