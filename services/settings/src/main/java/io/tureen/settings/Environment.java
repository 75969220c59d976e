package io.tureen.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The settings a program is given by its environment.
 *
 * <p>A variable that is not set, or is empty, counts as absent. Every method throws {@link
 * StartException} naming the variable and its value when it cannot be used.
 */
public final class Environment {
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  public String text(String name, String fallback) {
    String value = variables.getOrDefault(name, "").strip();
    return value.isEmpty() ? fallback : value;
  }

  /**
   * The value of a setting that has no default; {@code example} shows a person what it looks like.
   */
  public String required(String name, String example) {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw new StartException(
          StartProblem.SETTING_MISSING,
          "%s is not set. Set it in the environment, for example %s=%s."
              .formatted(name, name, example));
    }
    return value;
  }

  public int port(String name, int fallback) {
    return number(name, fallback, 1, HIGHEST_PORT, "a port, 1 to 65535");
  }

  /** A whole number of one or more. */
  public int count(String name, int fallback) {
    return number(name, fallback, 1, Integer.MAX_VALUE, "a whole number, 1 or more");
  }

  /** An ISO-8601 duration longer than nothing, such as {@code PT1S} or {@code P7D}. */
  public Duration duration(String name, Duration fallback) {
    String value = text(name, "");
    if (value.isEmpty()) {
      return fallback;
    }
    String expected = "a duration longer than nothing, such as PT1S or P7D";
    try {
      Duration duration = Duration.parse(value);
      if (duration.isNegative() || duration.isZero()) {
        throw wrong(name, value, expected);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw wrong(name, value, expected);
    }
  }

  /** An absolute URI. */
  public URI uri(String name, String example) {
    String value = required(name, example);
    String expected = "a URI such as " + example;
    try {
      URI uri = new URI(value);
      if (!uri.isAbsolute()) {
        throw wrong(name, value, expected);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw wrong(name, value, expected);
    }
  }

  /**
   * A directory that exists (it is made when it does not) and can be written to, as an absolute
   * path.
   */
  public Path writableDirectory(String name, String example) {
    String value = required(name, example);
    try {
      Path directory = Files.createDirectories(Path.of(value).toAbsolutePath().normalize());
      Files.delete(Files.createTempFile(directory, ".writable", null));
      return directory;
    } catch (InvalidPathException e) {
      throw wrong(name, value, "the path of a directory");
    } catch (IOException | SecurityException e) {
      throw new StartException(
          StartProblem.DIRECTORY_NOT_WRITABLE,
          "The directory %s (%s) cannot be written to: %s. Give it to the user who runs this, or set %s to another one."
              .formatted(value, name, reason(e), name));
    }
  }

  /** A file that can be read, if the setting is there. */
  public Optional<Path> readableFile(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String expected = "the path of a file that can be read; leave it out to do without";
    try {
      Path file = Path.of(value).toAbsolutePath().normalize();
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw wrong(name, value, expected);
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      throw wrong(name, value, expected);
    }
  }

  private int number(String name, int fallback, int lowest, int highest, String expected) {
    String value = text(name, "");
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value);
      if (number < lowest || number > highest) {
        throw wrong(name, value, expected);
      }
      return number;
    } catch (NumberFormatException e) {
      throw wrong(name, value, expected);
    }
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
  }

  private static StartException wrong(String name, String value, String expected) {
    return new StartException(
        StartProblem.SETTING_WRONG,
        "%s in the environment is '%s', and should be %s.".formatted(name, value, expected));
  }
}
