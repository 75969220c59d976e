package io.tureen.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A program of this repository, run as the process that it is in production: a JVM started with the
 * module's launch file.
 *
 * <p>It gets only the {@code TUREEN_} and {@code AWS_} variables it is given here. What it prints
 * goes to a file in the module's {@code target/processes}. It never outlives the test's JVM.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration STOP_TIME = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LINES_OF_AN_ERROR = 40;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private Process process;

  private ServerProcess(List<String> command, Map<String, String> environment, Path output) {
    this.command = command;
    this.environment = environment;
    this.output = output;
  }

  /**
   * Starts a program.
   *
   * @param module its directory below the root, such as {@code services/kafka}
   * @param environment its settings
   * @param jvmFlags flags before those of the launch file
   */
  public static ServerProcess start(
      String module, Map<String, String> environment, String... jvmFlags) {
    return start(module, environment, List.of(jvmFlags), List.of());
  }

  /** As {@link #start(String, Map, String...)}, with arguments for the program. */
  public static ServerProcess start(
      String module,
      Map<String, String> environment,
      List<String> jvmFlags,
      List<String> arguments) {
    return start(Repository.launchFile(module), module, environment, jvmFlags, arguments);
  }

  /** Starts a program with another launch file than its module's. */
  static ServerProcess start(Path launchFile, String module, Map<String, String> environment) {
    return start(launchFile, module, environment, List.of(), List.of());
  }

  private static ServerProcess start(
      Path launchFile,
      String module,
      Map<String, String> environment,
      List<String> jvmFlags,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.add("@" + launchFile);
    command.addAll(arguments);
    try {
      Path directory = Files.createDirectories(Path.of("target/processes").toAbsolutePath());
      Path output = Files.createTempFile(directory, module.replace('/', '-') + "-", ".log");
      ServerProcess server =
          new ServerProcess(List.copyOf(command), Map.copyOf(environment), output);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.startAgain();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the program again, with the settings it had, after it ended. */
  public void startAgain() {
    if (isAlive()) {
      throw new IllegalStateException("Process " + pid() + " still runs: " + command);
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.to(output.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("TUREEN_") || name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the line {@code event=ready}, which the servers of this repository print. */
  public ServerProcess awaitReady(Duration limit) {
    return awaitReady(limit, () -> output().contains("event=ready"));
  }

  /**
   * Waits until {@code ready} is true; an exception from it counts as not yet. Fails at once when
   * the process ends.
   */
  public ServerProcess awaitReady(Duration limit, Callable<Boolean> ready) {
    try {
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(limit)
          .ignoreExceptionsMatching(e -> !(e instanceof EndedException))
          .until(() -> requireAlive() && ready.call());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "Not ready within %s: %s%n%s".formatted(limit, command, endOfOutput()), e);
    }
    return this;
  }

  /** Ends the process as a crash does, with SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(STOP_TIME);
  }

  /** Asks the process to stop, with SIGTERM, and returns its exit status. */
  public int stop() {
    process.destroy();
    return awaitExit(STOP_TIME);
  }

  /** Waits until the process ends by itself and returns its exit status. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "Still running after %s: %s%n%s".formatted(limit, command, endOfOutput()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** What the process printed since it was last started. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The addresses that the process listens at, without ports. Linux only. */
  public Set<String> listeningAddresses() {
    try {
      return ListeningSockets.addresses(pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the process if it runs. */
  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }

  private boolean requireAlive() {
    if (!isAlive()) {
      throw new EndedException(
          "Ended with status %d: %s%n%s".formatted(process.exitValue(), command, endOfOutput()));
    }
    return true;
  }

  private String endOfOutput() {
    List<String> lines = output().lines().toList();
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LINES_OF_AN_ERROR), lines.size()));
  }

  private static final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndedException(String message) {
      super(message);
    }
  }
}
