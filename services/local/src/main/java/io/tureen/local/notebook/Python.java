package io.tureen.local.notebook;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The Python of this machine.
 *
 * @param program the interpreter itself, whatever link or script in the {@code PATH} leads to it: a
 *     script of pyenv changes the {@code PATH} of what it starts
 * @param version as its environments depend on it, such as {@code 3.11.7}
 */
record Python(Path program, String version) {
  private static final String REMEDY =
      "Install Python %s or newer with its venv (Debian and Ubuntu: apt-get install python3-venv), and have it as python3 in the PATH."
          .formatted("3.10");

  /** Says its version and where it is, or why no environment can be made with it. */
  private static final String QUESTION =
      """
      import os, sys
      if sys.version_info < (3, 10):
          sys.exit("is %d.%d" % sys.version_info[:2])
      import ensurepip, venv
      print("%d.%d.%d" % sys.version_info[:3], os.path.realpath(sys.executable))
      """;

  /**
   * The first {@code python3} in the {@code PATH}.
   *
   * @throws UserException if there is none, or it cannot make environments
   */
  static Python find(Map<String, String> environment) throws IOException, InterruptedException {
    Path program =
        inPath(environment.getOrDefault("PATH", ""))
            .orElseThrow(
                () ->
                    new UserException(
                        ErrorCode.PYTHON_MISSING, "There is no python3 in the PATH.", REMEDY));
    Process process =
        new ProcessBuilder(program.toString(), "-c", QUESTION).redirectErrorStream(true).start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .lines()
            .reduce("", (_, line) -> line);
    int space = answer.indexOf(' ');
    if (process.waitFor() != 0 || space < 0) {
      throw new UserException(
          ErrorCode.PYTHON_MISSING,
          "%s cannot make an environment for the notebook; it says: %s."
              .formatted(program, answer.isEmpty() ? "nothing" : answer),
          REMEDY);
    }
    return new Python(Path.of(answer.substring(space + 1)), answer.substring(0, space));
  }

  private static Optional<Path> inPath(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "python3"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
