package io.tureen.local.doctor;

import io.tureen.local.process.LogFile;
import io.tureen.local.state.PartStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a part that does not answer: by the supervisor, and by the part in its own log.
 */
record PartWords(PartStatus status, LogFile log) {
  private static final int LINES = 400;

  /** For example {@code restarting, was killed by signal 9, starts again 2 s later}. */
  String state() {
    String state = "The supervisor calls it " + status.state().word();
    return status.detail().isEmpty() ? state + "." : state + ": " + status.detail() + ".";
  }

  /** The problem with a code that the part has named since it was last well. */
  Optional<Finding> lastProblem() {
    return LastWords.problem(
        status.name(), String.join("\n", lines()), "./tureen logs " + status.name());
  }

  private List<String> lines() {
    try {
      return log.lastLines(LINES);
    } catch (IOException e) {
      return List.of();
    }
  }
}
