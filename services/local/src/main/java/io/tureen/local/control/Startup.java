package io.tureen.local.control;

import io.tureen.catalogue.Catalogue;
import io.tureen.local.check.Checks;
import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.part.Parts;
import io.tureen.local.part.Program;
import io.tureen.local.process.LogFile;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.Status;
import io.tureen.local.supervisor.SupervisorProgram;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings the system up, and follows it until every part is ready. */
public final class Startup {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A part that ended so often without having been ready will not become so by itself. */
  private static final int HOPELESS = 3;

  private static final Set<PartState> NEWS =
      Set.of(PartState.READY, PartState.UNWELL, PartState.RESTARTING);
  private static final int LINES_OF_LOG = 15;
  private static final Duration OTHERS_START = Duration.ofSeconds(10);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

  private final Installation installation;
  private final Terminal terminal;
  private final boolean skipChecks;
  private final Instant begin = Instant.now();

  /** Set by Ctrl-C: from then on the stopping is shown, and the waiting ends with the process. */
  private final AtomicBoolean undone = new AtomicBoolean();

  /** Of a system that was up already: what its parts went through before says nothing of now. */
  private final Map<String, Integer> restartsBefore = new HashMap<>();

  /**
   * One start of one installation, its time counted from now.
   *
   * @param skipChecks whether to start although memory or disk seem too small
   */
  public Startup(Installation installation, Terminal terminal, boolean skipChecks) {
    this.installation = installation;
    this.terminal = terminal;
    this.skipChecks = skipChecks;
  }

  /**
   * Returns when every part is ready. What it started is stopped again when the person presses
   * Ctrl-C before that.
   *
   * @param with processes after whose end the supervisor is to end by itself
   * @throws UserException when something is in the way, or a part does not get ready
   */
  public Status run(List<ProcessHandle> with) throws IOException, InterruptedException {
    Optional<Status> running = installation.status().filter(Status::isUp);
    if (running.isPresent() && running.get().stopping()) {
      terminal.line("Tureen is being stopped; waiting for the end of that.");
      Polling.until(STOP_PATIENCE, () -> !running.get().isUp());
    } else if (running.isPresent()) {
      return alreadyUp(running.get());
    }
    installation.status().ifPresent(this::stopLeftovers);
    check();
    return start(with);
  }

  /** How long it took since this object was made. */
  public Duration taken() {
    return Duration.between(begin, Instant.now());
  }

  private Status alreadyUp(Status status) throws IOException, InterruptedException {
    terminal.line(
        "Tureen is already up (supervisor: process %d).".formatted(status.supervisor().pid()));
    status.parts().forEach(part -> restartsBefore.put(part.name(), part.restarts()));
    return status.isReady() ? status : follow(status.supervisor());
  }

  private void stopLeftovers(Status status) {
    if (status.leftovers().isEmpty()) {
      return;
    }
    List<String> names = status.leftovers().stream().map(PartStatus::name).toList();
    terminal.line(
        "An earlier supervisor was killed; stopping what it left: "
            + String.join(", ", names)
            + ".");
    Leftovers.stop(status);
  }

  private void check() {
    installation.state().prepare();
    Catalogue catalogue = installation.catalogue();
    Parts parts = new Parts(installation.home(), installation.settings(), catalogue);
    List<Program> programs = new ArrayList<>(parts.all());
    programs.addAll(parts.jobs());
    List<UserException> problems =
        new ArrayList<>(
            Checks.necessary(installation.settings(), programs, catalogue.streams().size()));
    if (!skipChecks) {
      problems.addAll(Checks.advisable(installation.settings()));
    }
    for (UserException problem : problems.subList(0, Math.max(0, problems.size() - 1))) {
      terminal.line(problem.describe() + "\n");
    }
    if (!problems.isEmpty()) {
      throw problems.getLast();
    }
  }

  private Status start(List<ProcessHandle> with) throws IOException, InterruptedException {
    terminal.line("Starting Tureen in " + installation.state().root());
    Process supervisor = Background.startSupervisor(installation, with);
    Thread undo = new Thread(() -> undo(supervisor), "undo");
    Runtime.getRuntime().addShutdownHook(undo);
    try {
      boolean begun = Polling.until(PATIENCE, () -> isUp() || !supervisor.isAlive());
      if (!begun || !(isUp() || anotherComesUp(supervisor))) {
        throw supervisorFailed();
      }
      return follow(installation.status().orElseThrow().supervisor());
    } finally {
      forget(undo);
    }
  }

  /** Someone else may have called for it in the same moment, and been first. */
  private boolean anotherComesUp(Process supervisor) throws InterruptedException {
    return supervisor.exitValue() == SupervisorProgram.IN_USE
        && Polling.until(OTHERS_START, this::isUp);
  }

  private boolean isUp() {
    return installation.status().map(Status::isUp).orElse(false);
  }

  private void undo(Process supervisor) {
    if (!supervisor.isAlive()) {
      return; // It was someone else who started what is up.
    }
    undone.set(true);
    terminal.line("");
    try {
      supervisor.destroy();
      new Shutdown(installation, terminal).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread undo) {
    try {
      Runtime.getRuntime().removeShutdownHook(undo);
    } catch (IllegalStateException e) {
      // The person has pressed Ctrl-C: the thread runs, and that is right.
    }
  }

  private Status follow(ProcessIdentity supervisor) throws IOException, InterruptedException {
    Progress progress = new Progress(terminal, NEWS, begin);
    boolean settled =
        Polling.until(PATIENCE, () -> !undone.get() && isSettled(supervisor, progress));
    Status status = installation.status().orElseThrow(this::supervisorFailed);
    if (!status.isUp()) {
      throw supervisorFailed();
    }
    if (!settled || !status.isReady()) {
      throw notReady(status);
    }
    return status;
  }

  private boolean isSettled(ProcessIdentity supervisor, Progress progress) {
    Optional<Status> status = installation.status();
    status.ifPresent(progress::show);
    return !supervisor.isRunning() || status.map(this::isSettled).orElse(false);
  }

  private boolean isSettled(Status status) {
    return status.isReady() || status.parts().stream().anyMatch(this::isHopeless);
  }

  private boolean isHopeless(PartStatus part) {
    int restarts = part.restarts() - restartsBefore.getOrDefault(part.name(), 0);
    return !part.isReady() && restarts >= HOPELESS;
  }

  private UserException supervisorFailed() {
    return new UserException(
        ErrorCode.SUPERVISOR_FAILED,
        "The supervisor ended before the parts were ready. Its log says at the end:\n"
            + endOfLog("supervisor"),
        "The whole log: ./tureen logs supervisor");
  }

  private UserException notReady(Status status) {
    PartStatus part =
        status.parts().stream()
            .filter(this::isHopeless)
            .findFirst()
            .or(() -> status.parts().stream().filter(each -> !each.isReady()).findFirst())
            .orElseThrow();
    return new UserException(
        ErrorCode.PART_NOT_READY,
        "%s is not ready after %s: %s. Its log says at the end:\n%s"
            .formatted(part.name(), Words.of(taken()), part.detail(), endOfLog(part.name())),
        """
        It is being tried again and again in the background. Look on with ./tureen status and ./tureen logs %s -f,
        stop all with ./tureen down. docs/local.md says what to do when a part is not well.\
        """
            .formatted(part.name()));
  }

  private String endOfLog(String part) {
    try {
      List<String> lines = new LogFile(installation.state().log(part)).lastLines(LINES_OF_LOG);
      return lines.isEmpty() ? "  (nothing)" : "  " + String.join("\n  ", lines);
    } catch (IOException e) {
      return "  (it cannot be read: " + e.getMessage() + ")";
    }
  }
}
