package io.tureen.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test uses and that are not part of Tureen's own requirements. */
final class Tools {
  private Tools() {}

  /**
   * Skips the test where a program is missing, and says so; fails it where all tools are required,
   * as in continuous integration.
   */
  static void require(String program, String whereFrom) {
    boolean present =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    requireThat(present, "%s is not on the PATH: it comes with %s".formatted(program, whereFrom));
  }

  /** The same of a library: the first of the places where it may be. */
  static Path requireLibrary(List<Path> places, String whereFrom) {
    Optional<Path> found = places.stream().filter(Files::exists).findFirst();
    requireThat(
        found.isPresent(), "%s is not there: it comes with %s".formatted(places, whereFrom));
    return found.orElseThrow();
  }

  /** The same of what the machine has to allow. */
  static void requireThat(boolean present, String message) {
    if (!present && Boolean.parseBoolean(System.getenv("TUREEN_TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError(message);
    }
    Assumptions.assumeTrue(present, message);
  }
}
