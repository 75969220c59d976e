package io.tureen.api.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Settings that are the path of a file. */
final class ReadableFile {

  private ReadableFile() {}

  /** The file, which can be read; empty if the variable is not set. */
  static Optional<Path> from(Environment environment, String name) {
    String value = environment.text(name, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = Path.of(value);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return Optional.of(file);
      }
    } catch (InvalidPathException e) {
      // no file either
    }
    throw new StartException(
        StartProblem.SETTING_WRONG,
        "%s in the environment is '%s', and should be the path of a file that can be read; leave it out to do without."
            .formatted(name, value));
  }
}
