package io.tureen.kafka;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The settings of the broker.
 *
 * @param port where clients connect, on 127.0.0.1
 * @param controllerPort where the controller, which is this same process, listens
 * @param metricsPort where Prometheus reads what the broker measures; empty: nowhere
 * @param data the directory of the log
 * @param topic the topic that is there once the broker is ready
 * @param partitions how many partitions the topic is made with
 * @param retention how long records are kept
 * @param brokerProperties a file of broker properties that win over those made from the settings,
 *     such as a further listener
 */
public record KafkaSettings(
    int port,
    int controllerPort,
    OptionalInt metricsPort,
    Path data,
    String topic,
    int partitions,
    Duration retention,
    Optional<Path> brokerProperties) {

  public static final String PORT = "TUREEN_KAFKA_PORT";
  public static final String CONTROLLER_PORT = "TUREEN_KAFKA_CONTROLLER_PORT";
  public static final String METRICS_PORT = "TUREEN_KAFKA_METRICS_PORT";
  public static final String DATA = "TUREEN_KAFKA_DATA";
  public static final String TOPIC = "TUREEN_KAFKA_TOPIC";
  public static final String PARTITIONS = "TUREEN_KAFKA_PARTITIONS";
  public static final String RETENTION = "TUREEN_KAFKA_RETENTION";
  public static final String BROKER_PROPERTIES_FILE = "TUREEN_KAFKA_BROKER_PROPERTIES_FILE";

  /** Strimzi's brokers have it too. */
  private static final int USUAL_METRICS_PORT = 9404;

  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  public static KafkaSettings from(Environment environment) {
    return new KafkaSettings(
        environment.port(PORT, 9092),
        environment.port(CONTROLLER_PORT, 9093),
        metricsPort(environment),
        environment.writableDirectory(DATA, "/var/lib/tureen/kafka"),
        environment.text(TOPIC, "menu_app_events"),
        environment.count(PARTITIONS, 2),
        environment.duration(RETENTION, Duration.ofDays(7)),
        environment.readableFile(BROKER_PROPERTIES_FILE));
  }

  private static OptionalInt metricsPort(Environment environment) {
    return environment.text(METRICS_PORT, "").isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(environment.port(METRICS_PORT, USUAL_METRICS_PORT));
  }

  public KafkaSettings {
    if (!TOPIC_NAME.matcher(topic).matches()) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment is '%s', and should be the name of a topic: letters, digits, dots, - and _."
              .formatted(TOPIC, topic));
    }
    requireOtherPort(PORT, port, CONTROLLER_PORT, controllerPort);
    metricsPort.ifPresent(
        metrics -> {
          requireOtherPort(PORT, port, METRICS_PORT, metrics);
          requireOtherPort(CONTROLLER_PORT, controllerPort, METRICS_PORT, metrics);
        });
  }

  private static void requireOtherPort(String name, int port, String otherName, int other) {
    if (port == other) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s and %s are both %d, and should be two ports.".formatted(name, otherName, port));
    }
  }

  public String bootstrapServers() {
    return BrokerProperties.HOST + ":" + port;
  }
}
