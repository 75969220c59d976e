package io.tureen.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Prometheus's own judge of rules, which comes with Prometheus. */
final class Promtool {
  private static final String MISSING =
      "promtool is not on the PATH: apt-get install --no-install-recommends prometheus";

  private Promtool() {}

  /**
   * Skips the test where it is missing, and says so; fails it where all tools are required, as in
   * continuous integration.
   */
  static void require() {
    boolean present =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
    if (!present && Boolean.parseBoolean(System.getenv("TUREEN_TEST_TOOLS_REQUIRED"))) {
      throw new AssertionError(MISSING);
    }
    Assumptions.assumeTrue(present, MISSING);
  }

  /** Runs it, which has to end well. */
  static void run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
