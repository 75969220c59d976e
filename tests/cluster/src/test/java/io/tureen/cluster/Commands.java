package io.tureen.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands of a page of the documentation, typed into a shell in the project's directory, each
 * found by the words it begins with.
 */
final class Commands implements AutoCloseable {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern NEXT_LINE = Pattern.compile("\\\\\n\\s*");
  private static final Pattern COMMENT = Pattern.compile("\\s+# .*$");
  private static final Duration FORWARD_TIME = Duration.ofSeconds(20);

  private final List<String> all;
  private final List<String> left;
  private final List<Process> forwards = new ArrayList<>();

  private Commands(List<String> all) {
    this.all = all;
    this.left = new ArrayList<>(all);
  }

  static Commands of(String page) {
    try {
      return new Commands(
          BLOCK
              .matcher(Files.readString(Home.directory().resolve(page)))
              .results()
              .flatMap(block -> commands(block.group(1)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> commands(String block) {
    return NEXT_LINE
        .matcher(block)
        .replaceAll("")
        .lines()
        .map(line -> COMMENT.matcher(line).replaceFirst(""));
  }

  /** Those that were neither run nor left out. */
  List<String> left() {
    return List.copyOf(left);
  }

  /** Does not run the commands that begin so. */
  void leaveOut(String beginning) {
    if (!left.removeIf(command -> command.startsWith(beginning))) {
      throw new AssertionError("The page has no command that begins with " + beginning);
    }
  }

  /** Runs the command that begins so and answers what it printed; throws when it fails. */
  String run(String beginning, Duration limit) {
    return run(beginning, Map.of(), limit);
  }

  /**
   * As {@link #run(String, Duration)}.
   *
   * @param instead what stands in the place of what is written
   */
  String run(String beginning, Map<String, String> instead, Duration limit) {
    try {
      Path output = Files.createTempFile("command", ".log");
      Process process = start(find(beginning, instead), output);
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      String printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            "%s: %s%n%s".formatted(beginning, ended ? "failed" : "still runs", printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts the command that begins so, a port-forward, and waits until it forwards. */
  void forward(String beginning, Map<String, String> instead) {
    try {
      Path output = Files.createTempFile("forward", ".log");
      forwards.add(start(find(beginning, instead), output));
      await(beginning)
          .atMost(FORWARD_TIME)
          .until(() -> Files.readString(output).contains("Forwarding from"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String find(String beginning, Map<String, String> instead) {
    String found =
        Stream.concat(
                all.stream().filter(beginning::equals),
                all.stream().filter(command -> command.startsWith(beginning)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("The page has no command " + beginning));
    left.remove(found);
    String command = found;
    for (Map.Entry<String, String> replacement : instead.entrySet()) {
      command = command.replace(replacement.getKey(), replacement.getValue());
    }
    return command;
  }

  private static Process start(String command, Path output) throws IOException {
    return new ProcessBuilder("bash", "-euo", "pipefail", "-c", "exec " + command)
        .directory(Home.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  @Override
  public void close() {
    forwards.forEach(Process::destroy);
  }
}
