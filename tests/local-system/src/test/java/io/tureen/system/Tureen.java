package io.tureen.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code ./tureen} command of this project, as a person types it. */
final class Tureen {
  /** How a command ended and what it printed, both streams together. */
  record Outcome(int exitStatus, String output) {}

  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(10);

  private final Map<String, String> environment;

  /**
   * @param environment settings of this copy, added to the environment of the command
   */
  Tureen(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Map<String, String> environment() {
    return environment;
  }

  static Path home() {
    return Path.of(System.getProperty("tureen.home")).normalize().toAbsolutePath();
  }

  static Path testDirectory() {
    return Path.of(System.getProperty("tureen.test.directory"));
  }

  Tureen with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Tureen(more);
  }

  Outcome run(String... arguments) {
    return runWithInput("", arguments);
  }

  /** Runs a command to its end with text typed into it. */
  Outcome runWithInput(String input, String... arguments) {
    return Commands.run(builder(arguments), input, LONGEST_COMMAND);
  }

  /** Starts a command whose two streams go to a file. */
  Process start(Path output, String... arguments) {
    try {
      Files.createDirectories(output.getParent());
      return builder(arguments).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as a person's terminal does it, which Python has: what is typed goes to its stdin. */
  Process startOnTerminal(Path output, String... arguments) {
    ProcessBuilder builder = builder(arguments);
    builder
        .command()
        .addAll(
            0,
            List.of(
                "python3",
                "-c",
                "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"));
    try {
      return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home().resolve("tureen").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home().toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Runs programs to their end. */
  static final class Commands {
    private Commands() {}

    static Outcome run(ProcessBuilder builder, String input, Duration timeout) {
      try {
        Path output = Files.createTempFile("command", ".out");
        Path typed = Files.writeString(Files.createTempFile("command", ".in"), input);
        Process process =
            builder
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(typed.toFile())
                .start();
        boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        String printed = Files.readString(output);
        Files.delete(output);
        Files.delete(typed);
        if (!ended) {
          process.destroyForcibly();
          throw new AssertionError(
              "still running after %s: %s%n%s".formatted(timeout, builder.command(), printed));
        }
        return new Outcome(process.exitValue(), printed);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
