package io.tureen.local.control;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.state.PartState;
import io.tureen.local.state.Status;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stops the system, and what a killed supervisor left of one. */
public final class Shutdown {
  /**
   * More than all grace periods of the parts together: the supervisor kills what overstays those.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Installation installation;
  private final Terminal terminal;

  public Shutdown(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Returns when nothing runs any more; at once when nothing did. */
  public void run() throws InterruptedException {
    Optional<Status> status = installation.status();
    Optional<ProcessHandle> supervisor = status.flatMap(up -> up.supervisor().running());
    if (supervisor.isPresent()) {
      stop(supervisor.get());
    } else if (status.isPresent() && !status.get().leftovers().isEmpty()) {
      List<String> stopped = Leftovers.stop(status.get());
      terminal.line(
          "Stopped what a killed supervisor had left: " + String.join(", ", stopped) + ".");
    } else {
      terminal.line("Tureen is not up: nothing to stop.");
    }
  }

  private void stop(ProcessHandle supervisor) throws InterruptedException {
    Instant begin = Instant.now();
    terminal.line("Stopping Tureen");
    supervisor.destroy();
    Progress progress = new Progress(terminal, Set.of(PartState.STOPPED), begin);
    boolean ended =
        Polling.until(
            PATIENCE,
            () -> {
              boolean gone = !supervisor.isAlive();
              installation.status().ifPresent(progress::show);
              return gone;
            });
    if (!ended) {
      kill(supervisor);
    }
    terminal.line(
        "Tureen is down after %s. Its data stays."
            .formatted(Words.of(Duration.between(begin, Instant.now()))));
  }

  private void kill(ProcessHandle supervisor) throws InterruptedException {
    supervisor.destroyForcibly();
    if (!Polling.until(Duration.ofSeconds(5), () -> !supervisor.isAlive())) {
      throw new UserException(
          ErrorCode.NOT_STOPPED,
          "The supervisor, process %d, does not end.".formatted(supervisor.pid()),
          "End it by hand, then call ./tureen down again.");
    }
    installation.status().ifPresent(Leftovers::stop);
  }
}
