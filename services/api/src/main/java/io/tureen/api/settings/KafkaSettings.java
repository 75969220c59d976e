package io.tureen.api.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param properties more properties of Kafka's clients, such as those of its security
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> properties) {

  public static final String BOOTSTRAP_SERVERS = "TUREEN_KAFKA_BOOTSTRAP_SERVERS";
  public static final String PROPERTIES_FILE = "TUREEN_KAFKA_PROPERTIES_FILE";

  static KafkaSettings from(Environment environment) {
    return new KafkaSettings(
        environment.text(BOOTSTRAP_SERVERS, "127.0.0.1:9092"),
        ReadableFile.from(environment, PROPERTIES_FILE).map(KafkaSettings::load).orElse(Map.of()));
  }

  private static Map<String, String> load(Path file) {
    Properties loaded = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      loaded.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment is '%s', which is not a file of properties: %s."
              .formatted(PROPERTIES_FILE, file, e.getMessage()));
    }
    Map<String, String> properties = new TreeMap<>();
    loaded.forEach(
        (name, value) -> properties.put(clientProperty(name.toString()), value.toString()));
    return properties;
  }

  /**
   * Micronaut would take names that begin like this for its own, and let them undo the promises.
   */
  private static String clientProperty(String name) {
    if (name.startsWith("producers.") || name.startsWith("consumers.")) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment names a file with the property '%s', which is none of Kafka's clients. Take it out."
              .formatted(PROPERTIES_FILE, name));
    }
    return name;
  }
}
