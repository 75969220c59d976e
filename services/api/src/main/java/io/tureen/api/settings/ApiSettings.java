package io.tureen.api.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the API, checked.
 *
 * @param catalogue the catalogue file; empty for the built-in restaurant
 * @param kafka the properties of every Kafka client; a value may be a reference that Kafka resolves
 * @param host the address it listens on
 * @param port the port it listens on
 * @param simulatorEnabled whether GET routes make events
 * @param limits what it takes
 * @param stopTimeout how long a stop waits for what is in flight
 */
public record ApiSettings(
    Optional<Path> catalogue,
    Map<String, String> kafka,
    String host,
    int port,
    boolean simulatorEnabled,
    Limits limits,
    Duration stopTimeout) {

  public static final String CATALOGUE = "TUREEN_CATALOGUE";
  public static final String HOST = "TUREEN_API_HOST";
  public static final String PORT = "TUREEN_API_PORT";
  public static final String SIMULATOR_ENABLED = "TUREEN_SIMULATOR_ENABLED";
  public static final String STOP_TIMEOUT = "TUREEN_API_STOP_TIMEOUT";

  public static ApiSettings from(Environment environment) {
    return new ApiSettings(
        environment.readableFile(CATALOGUE),
        KafkaClientProperties.from(environment),
        environment.text(HOST, "127.0.0.1"),
        environment.port(PORT, 8080),
        Flags.flag(environment, SIMULATOR_ENABLED, false),
        Limits.from(environment),
        environment.duration(STOP_TIMEOUT, Duration.ofSeconds(15)));
  }
}
