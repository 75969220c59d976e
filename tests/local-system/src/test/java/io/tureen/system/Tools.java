package io.tureen.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    boolean present = find(program).isPresent();
    String message = "%s is not on the PATH: it comes with %s".formatted(program, whereFrom);
    if (!present && Boolean.parseBoolean(System.getenv("TUREEN_TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError(message);
    }
    Assumptions.assumeTrue(present, message);
  }

  /** Where a program is that was required. */
  static Path path(String program) {
    return find(program).orElseThrow();
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
