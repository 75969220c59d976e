package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import io.tureen.testing.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of README.md and docs/local.md as they are written there, but for the ports and the
 * directory of a second copy.
 */
@Order(5)
@ExtendWith(RunningSystem.Extension.class)
class GuideIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SECOND_STATE = "/tmp/tureen-2";
  private static final String SECOND_OFFSET = "TUREEN_PORT_OFFSET=100 ";

  /** A person's directory: what a command writes does not land among the sources. */
  @TempDir Path directory;

  @BeforeEach
  void thePersonHasTureen(RunningSystem system) throws IOException {
    system.awaitAllWell();
    Path command = directory.resolve("tureen");
    Files.writeString(
        command, "#!/bin/sh%nexec '%s' \"$@\"%n".formatted(Tureen.home().resolve("tureen")));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theReadmesCommandsWork(RunningSystem system) {
    Guide readme = Guide.read("README.md");
    assertThat(readme.blocks())
        .as("blocks that other tests run, and what runs them all")
        .contains("./tureen demo\n", "./mvnw verify\n");

    String accepted = succeed(system, block(readme, "curl"));

    assertThat(accepted).contains("{\"accepted\":1}");
    assertThat(readme.commandsInLine()).anyMatch(command -> command.contains("select"));
    for (String command : readme.commandsInLine()) {
      succeed(system, command);
    }
    RunningSystem.awaitRows(Records.onTopic());
  }

  @Test
  void theLocalGuidesQueriesWork(RunningSystem system) throws IOException {
    system.load("--plan", "each");
    RunningSystem.awaitRows(Records.onTopic());

    String answers = succeed(system, block(Guide.read("docs/local.md"), "./tureen sql"));

    assertThat(answers).contains("menu_app_orders", "menu_app_rejected");
    assertThat(Files.readAllLines(directory.resolve("events.csv")).getFirst())
        .contains("\"event_id\"", "\"kafka_offset\"");
  }

  @Test
  void aSecondCopyRunsBesideTheFirst(RunningSystem system) {
    String block = block(Guide.read("docs/local.md"), SECOND_STATE);
    assertThat(block).contains(SECOND_OFFSET);

    succeed(
        system,
        block
            .replace(SECOND_OFFSET, "TUREEN_PORT_OFFSET=" + (RunningSystem.port(0) + 100) + " ")
            .replace(SECOND_STATE, Tureen.testDirectory().resolve("second").toString()));

    system.awaitAllWell();
  }

  @Test
  void everyCommandThatTheLocalGuideNamesHasHelp(RunningSystem system) {
    List<String> names =
        Guide.read("docs/local.md").commandsInLine().stream()
            .filter(command -> command.contains(" "))
            .map(command -> command.replaceFirst("^\\S+ (\\S+).*$", "$1"))
            .distinct()
            .toList();
    assertThat(names).contains("up", "demo", "load", "sql", "status", "logs", "down", "reset");

    for (String name : names) {
      assertThat(succeed(system, "./tureen " + name + " --help")).contains("Usage: tureen " + name);
    }
  }

  private static String block(Guide guide, String words) {
    return guide.blocks().stream()
        .filter(block -> block.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no block has " + words));
  }

  /** Runs a command of a shell and gives what it printed. */
  private String succeed(RunningSystem system, String written) {
    String command = written;
    for (int port : List.of(8080, 8081)) {
      command = command.replace("127.0.0.1:" + port, "127.0.0.1:" + RunningSystem.port(port));
    }
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", command).directory(directory.toFile());
    Map<String, String> environment = shell.environment();
    environment.putAll(system.tureen().environment());
    Outcome outcome = Tureen.Commands.run(shell, "", PATIENCE);
    assertThat(outcome.exitStatus()).as("%s%n%s", command, outcome.output()).isZero();
    return outcome.output();
  }
}
