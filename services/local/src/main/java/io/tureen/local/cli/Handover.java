package io.tureen.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lets another program take over the terminal. {@code ./tureen} executes what is written to the
 * file it names, in place of itself: so Ctrl-C and the exit status belong to that program alone.
 * Without {@code ./tureen} it runs as a child.
 */
final class Handover {
  private static final String FILE = "TUREEN_HANDOVER";

  private Handover() {}

  /** The exit status, or 0 when {@code ./tureen} goes on with the command. */
  static int run(List<String> command) throws IOException, InterruptedException {
    String file = System.getenv(FILE);
    if (file == null) {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
    Files.writeString(Path.of(file), String.join("\0", command) + "\0");
    return 0;
  }
}
