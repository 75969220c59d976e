package io.tureen.local.settings;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts the settings together: defaults, over them the file, over it the environment. A relative
 * path counts from the file it stands in; from the working directory when the environment gives it;
 * a default from the project.
 */
public final class SettingsReader {
  public static final String FILE_NAME = "tureen.yaml";

  private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[mMgG]");

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

  private SettingsReader() {}

  /**
   * The settings that hold.
   *
   * @param home the project's directory
   * @param file the settings file a person named; else {@code tureen.yaml} in the project, if there
   *     is one
   */
  public static Settings read(
      Path home, Optional<Path> file, Map<String, String> environment, Path workingDirectory) {
    return gather(home, file, environment, workingDirectory).settings();
  }

  /** Where each setting was set, in words; the arguments are those of {@link #read}. */
  public static Map<Setting, String> sources(
      Path home, Optional<Path> file, Map<String, String> environment, Path workingDirectory) {
    Map<Setting, String> sources = new EnumMap<>(Setting.class);
    gather(home, file, environment, workingDirectory)
        .values
        .forEach((setting, value) -> sources.put(setting, value.source()));
    return sources;
  }

  private static SettingsReader gather(
      Path home, Optional<Path> file, Map<String, String> environment, Path workingDirectory) {
    SettingsReader reader = new SettingsReader();
    for (Setting setting : Setting.values()) {
      reader.values.put(setting, new Value(setting.defaultText(), "the defaults", home));
    }
    settingsFile(home, file, workingDirectory)
        .ifPresent(path -> reader.values.putAll(SettingsFile.read(path)));
    for (Setting setting : Setting.values()) {
      String name = setting.environmentName();
      String text = environment.get(name);
      if (text != null && !text.isEmpty()) {
        reader.values.put(setting, new Value(text, "the environment as " + name, workingDirectory));
      }
    }
    return reader;
  }

  private static Optional<Path> settingsFile(
      Path home, Optional<Path> named, Path workingDirectory) {
    if (named.isEmpty()) {
      return Optional.of(home.resolve(FILE_NAME)).filter(Files::exists);
    }
    Path file = workingDirectory.resolve(named.get());
    if (!Files.exists(file)) {
      throw new UserException(
          ErrorCode.SETTING_FILE_MISSING,
          "There is no settings file %s (named with --config or TUREEN_CONFIG).".formatted(file),
          "Name one that exists, or none: then %s in the project is read.".formatted(FILE_NAME));
    }
    return Optional.of(file);
  }

  private Settings settings() {
    return new Settings(
        ports(),
        path(Setting.STATE)
            .orElseThrow(() -> values.get(Setting.STATE).wrong(Setting.STATE, "a directory")),
        path(Setting.CATALOGUE),
        duration(Setting.TRIGGER_INTERVAL),
        durationOrNothing(Setting.UPKEEP_INTERVAL),
        wholeNumber(Setting.KAFKA_PARTITIONS, 1, 1000),
        flag(Setting.SIMULATOR_ENABLED),
        flag(Setting.CLASS_ARCHIVES),
        new Heaps(
            heap(Setting.API_HEAP),
            heap(Setting.CONSOLE_HEAP),
            heap(Setting.STREAM_HEAP),
            heap(Setting.TRINO_HEAP),
            heap(Setting.METASTORE_HEAP),
            heap(Setting.KAFKA_HEAP)));
  }

  private Ports ports() {
    int offset = wholeNumber(Setting.PORT_OFFSET, 0, Ports.LARGEST);
    return new Ports(
        port(Setting.API_PORT, offset),
        port(Setting.CONSOLE_PORT, offset),
        port(Setting.TRINO_PORT, offset),
        port(Setting.STREAMS_PORT, offset),
        port(Setting.METASTORE_PORT, offset),
        port(Setting.METASTORE_HEALTH_PORT, offset),
        port(Setting.KAFKA_PORT, offset),
        port(Setting.KAFKA_CONTROLLER_PORT, offset),
        port(Setting.KAFKA_METRICS_PORT, offset));
  }

  private int port(Setting setting, int offset) {
    int port = wholeNumber(setting, 1, Ports.LARGEST);
    if (port + offset > Ports.LARGEST) {
      throw values
          .get(Setting.PORT_OFFSET)
          .wrong(
              Setting.PORT_OFFSET,
              "small enough: %s would be %d, over %d"
                  .formatted(setting.key(), port + offset, Ports.LARGEST));
    }
    return port + offset;
  }

  private int wholeNumber(Setting setting, int smallest, int largest) {
    Value value = values.get(setting);
    String expected = "a whole number from %d to %d".formatted(smallest, largest);
    try {
      int number = Integer.parseInt(value.text());
      if (number < smallest || number > largest) {
        throw value.wrong(setting, expected);
      }
      return number;
    } catch (NumberFormatException e) {
      throw value.wrong(setting, expected);
    }
  }

  private boolean flag(Setting setting) {
    Value value = values.get(setting);
    return switch (value.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw value.wrong(setting, "true or false");
    };
  }

  private Duration duration(Setting setting) {
    Value value = values.get(setting);
    String expected =
        "a duration of more than nothing, such as PT1S for a second or PT0.5S for half of one";
    try {
      Duration duration = Duration.parse(value.text());
      if (duration.isNegative() || duration.isZero()) {
        throw value.wrong(setting, expected);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw value.wrong(setting, expected);
    }
  }

  private Duration durationOrNothing(Setting setting) {
    Value value = values.get(setting);
    String expected = "a duration such as PT10M for ten minutes, or PT0S for never";
    try {
      Duration duration = Duration.parse(value.text());
      if (duration.isNegative()) {
        throw value.wrong(setting, expected);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw value.wrong(setting, expected);
    }
  }

  private Optional<String> heap(Setting setting) {
    Value value = values.get(setting);
    if (value.text().isEmpty()) {
      return Optional.empty();
    }
    if (!HEAP.matcher(value.text()).matches()) {
      throw value.wrong(setting, "a heap size such as 512m or 2g");
    }
    return Optional.of(value.text());
  }

  private Optional<Path> path(Setting setting) {
    Value value = values.get(setting);
    if (value.text().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.directory().resolve(value.text()).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw value.wrong(setting, "a path");
    }
  }
}
