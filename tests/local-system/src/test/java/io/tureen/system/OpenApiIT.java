package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The published OpenAPI document and the running API, held against each other by schemathesis. */
@Order(4)
@ExtendWith(RunningSystem.Extension.class)
class OpenApiIT {
  private static final String SCHEMATHESIS_VERSION = "4.25.0";

  @Test
  void theApiAnswersAsItsOpenApiDocumentSays(RunningSystem system) {
    Tools.require("python3", "Debian's python3-venv");

    Outcome checks =
        Tureen.Commands.run(
            new ProcessBuilder(
                schemathesis().toString(),
                "--config-file",
                configuration().toString(),
                "run",
                RunningSystem.api() + "/openapi",
                // Few of the texts that it makes up are header values at all.
                "--suppress-health-check=filter_too_much",
                "--max-examples",
                "50",
                "--seed",
                "1"),
            "",
            Duration.ofMinutes(5));

    assertThat(checks.exitStatus()).as(beginning(checks.output())).isZero();
    assertThat(checks.output()).contains("Test cases:");
    RunningSystem.awaitRows(Records.onTopic());
  }

  private static Path configuration() {
    try {
      return Path.of(OpenApiIT.class.getResource("/schemathesis.toml").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A failure shows the request that made it, which may be a megabyte. */
  private static String beginning(String output) {
    return output
        .lines()
        .map(line -> line.substring(0, Math.min(line.length(), 500)))
        .collect(Collectors.joining("\n"));
  }

  private static Path schemathesis() {
    Path environment = Tureen.testDirectory().resolve("schemathesis-" + SCHEMATHESIS_VERSION);
    Path program = environment.resolve("bin/schemathesis");
    if (!Files.exists(program)) {
      install("python3", "-m", "venv", environment.toString());
      install(
          environment.resolve("bin/pip").toString(),
          "install",
          "--quiet",
          "schemathesis==" + SCHEMATHESIS_VERSION);
    }
    return program;
  }

  private static void install(String... command) {
    Outcome outcome = Tureen.Commands.run(new ProcessBuilder(command), "", Duration.ofMinutes(5));
    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
  }
}
