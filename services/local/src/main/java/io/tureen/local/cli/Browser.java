package io.tureen.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The browser of the person, by the command that opens files where they are. */
final class Browser {
  private static final List<String> OPENERS = List.of("xdg-open", "open");

  private Browser() {}

  /** Whether a program was found that opens the file. */
  static boolean show(Path file) {
    for (String opener : OPENERS) {
      try {
        new ProcessBuilder(opener, file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
        return true;
      } catch (IOException e) {
        // It is not there: the next one.
      }
    }
    return false;
  }
}
