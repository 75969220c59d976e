package io.tureen.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The properties of Kafka's clients. A value may be a reference to a secret that one of Kafka's own
 * config providers finds (KIP-421), such as {@code ${directory:/etc/secret:password}}: it stays one
 * here, and Kafka's client resolves it, so that no secret is anywhere else.
 */
public final class KafkaClientProperties {
  public static final String BOOTSTRAP_SERVERS = "TUREEN_KAFKA_BOOTSTRAP_SERVERS";
  public static final String PROPERTIES_FILE = "TUREEN_KAFKA_PROPERTIES_FILE";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}:]+:[^}]+}");

  private KafkaClientProperties() {}

  /**
   * Those of the file, and the bootstrap servers.
   *
   * @throws StartException if the file cannot be read, or nothing stands where a reference points
   */
  public static Map<String, String> from(Environment environment) {
    Map<String, String> properties = new TreeMap<>();
    Optional<Path> file = environment.readableFile(PROPERTIES_FILE);
    file.ifPresent(path -> properties.putAll(load(path)));
    file.ifPresent(path -> requireResolvable(path, properties));
    properties.put("bootstrap.servers", environment.text(BOOTSTRAP_SERVERS, "127.0.0.1:9092"));
    return properties;
  }

  private static Map<String, String> load(Path file) {
    Properties loaded = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      loaded.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(file, "is not a file of properties: " + e.getMessage());
    }
    Map<String, String> properties = new TreeMap<>();
    loaded.stringPropertyNames().forEach(name -> properties.put(name, loaded.getProperty(name)));
    return properties;
  }

  private static void requireResolvable(Path file, Map<String, String> properties) {
    Map<String, Object> resolved;
    try {
      resolved = new AbstractConfig(new ConfigDef(), properties, false).originals();
    } catch (ConfigException e) {
      throw wrong(file, "refers to what cannot be read: " + e.getMessage());
    } catch (KafkaException e) {
      throw wrong(file, "names a config provider that Kafka does not have: " + e.getMessage());
    }
    properties.forEach(
        (name, value) -> {
          Matcher reference = REFERENCE.matcher(value);
          if (reference.find() && value.equals(resolved.get(name))) {
            throw wrong(
                file,
                "takes %s from %s, where there is nothing. Put it there, or see whether config.providers names its provider"
                    .formatted(name, reference.group()));
          }
        });
  }

  private static StartException wrong(Path file, String what) {
    return new StartException(
        StartProblem.SETTING_WRONG,
        "%s in the environment is '%s', which %s.".formatted(PROPERTIES_FILE, file, what));
  }
}
