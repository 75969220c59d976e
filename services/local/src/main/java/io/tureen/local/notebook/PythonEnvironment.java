package io.tureen.local.notebook;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The notebook's own Python packages: made once, and anew when what is required has changed.
 *
 * @param directory a virtual environment
 * @param log what pip says
 */
record PythonEnvironment(Path directory, Path log) {
  private static final int LINES_OF_LOG = 8;
  private static final Duration REDRAW = Duration.ofMillis(500);

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /**
   * Makes it, unless it is there as required.
   *
   * @throws UserException if the packages cannot be installed
   */
  void make(Python python, Path requirements, Terminal terminal)
      throws IOException, InterruptedException {
    String recipe = python + "\n" + Files.readString(requirements);
    Files.createDirectories(directory.getParent());
    Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!isMadeBy(recipe)) {
        install(python, requirements, terminal);
        removeJars();
        // Last: one that was interrupted is made anew.
        Files.writeString(recipeFile(), recipe);
      }
    }
  }

  private boolean isMadeBy(String recipe) throws IOException {
    return Files.exists(recipeFile()) && Files.readString(recipeFile()).equals(recipe);
  }

  private Path recipeFile() {
    return directory.resolve("tureen-recipe.txt");
  }

  private void install(Python python, Path requirements, Terminal terminal)
      throws IOException, InterruptedException {
    Instant begin = Instant.now();
    terminal.line("Installing JupyterLab, pandas and PySpark, once: half a gigabyte. Log: " + log);
    StateDirectory.delete(directory);
    Files.createDirectories(log.getParent());
    Files.deleteIfExists(log);
    run(begin, terminal, python.program().toString(), "-m", "venv", directory.toString());
    run(
        begin,
        terminal,
        program("python").toString(),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        "--requirement",
        requirements.toString());
    terminal.line(
        "Installed in %s, in %s"
            .formatted(Words.of(Duration.between(begin, Instant.now())), directory));
  }

  private void run(Instant begin, Terminal terminal, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectErrorStream(true)
            .start();
    int drawn = 0;
    while (!process.waitFor(REDRAW.toMillis(), TimeUnit.MILLISECONDS)) {
      if (terminal.live()) {
        String taken = Words.of(Duration.between(begin, Instant.now()));
        drawn =
            terminal.redraw(
                drawn,
                List.of("  %8s  %s".formatted(taken, String.join("", lastLines(1)).strip())));
      }
    }
    if (process.exitValue() != 0) {
      throw new UserException(
          ErrorCode.PYTHON_FAILED,
          "The notebook's Python packages could not be installed. The log says at the end:\n  "
              + String.join("\n  ", lastLines(LINES_OF_LOG)),
          "They come from PyPI, or from where pip is told to find them. The whole log is %s; then try again."
              .formatted(log));
    }
  }

  private List<String> lastLines(int count) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** 320 MB of Spark that are never run: the streams' jars are. */
  private void removeJars() throws IOException {
    try (Stream<Path> pythons = Files.list(directory.resolve("lib"))) {
      pythons
          .map(python -> python.resolve("site-packages/pyspark/jars"))
          .forEach(StateDirectory::delete);
    }
  }
}
