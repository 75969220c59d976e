package io.tureen.local.control;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.process.Stopping;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts whose supervisor was killed: they run on, but nobody watches them. */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private Leftovers() {}

  /**
   * Stops them all.
   *
   * @return the names of those that were stopped
   */
  public static List<String> stop(Status status) {
    List<PartStatus> leftovers = status.leftovers();
    List<ProcessHandle> processes =
        leftovers.stream()
            .map(PartStatus::process)
            .flatMap(Optional::stream)
            .map(ProcessIdentity::running)
            .flatMap(Optional::stream)
            .toList();
    if (!Stopping.stop(processes, GRACE)) {
      throw new UserException(
          ErrorCode.NOT_STOPPED,
          "Processes of an earlier run do not end: %s."
              .formatted(
                  processes.stream()
                      .map(ProcessHandle::pid)
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))),
          "End them by hand, then try again.");
    }
    return leftovers.stream().map(PartStatus::name).toList();
  }
}
