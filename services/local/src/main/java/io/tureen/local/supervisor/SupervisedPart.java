package io.tureen.local.supervisor;

import io.tureen.local.part.Part;
import io.tureen.local.probe.Prober;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Keeps one part running until it is told to stop. Everything here happens on the supervisor's one
 * thread.
 */
final class SupervisedPart {
  /** So many unanswered questions in a row, and a part that was ready counts as unwell. */
  private static final int PATIENCE = 3;

  /** A process ended by a signal has this and the signal's number as its status. */
  private static final int SIGNALLED = 128;

  /** What a part may take that archives its classes when it ends, on a busy machine. */
  private static final Duration ARCHIVING_GRACE = Duration.ofMinutes(1);

  private static final Duration ASK_WHILE_STARTING = Duration.ofMillis(200);
  private static final Duration ASK_WHEN_READY = Duration.ofSeconds(2);

  private final Part part;
  private final Launcher launcher;
  private final Prober prober;
  private final Loop loop;
  private final Executor probes;
  private final Clock clock;
  private final Runnable changed;
  private final Backoff backoff = new Backoff();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private PartState state = PartState.WAITING;
  private Optional<Process> process = Optional.empty();
  private Optional<ProcessIdentity> identity = Optional.empty();
  private Optional<Instant> readySince = Optional.empty();
  private Instant since;
  private String detail;
  private String lastEnd = "";
  private int restarts;
  private int unanswered;
  private boolean wasReady;
  private boolean wasReadyThisTime;
  private Optional<ClassArchive> newArchive = Optional.empty();
  private volatile long logStart;

  SupervisedPart(
      Part part,
      Launcher launcher,
      Prober prober,
      Loop loop,
      Executor probes,
      Clock clock,
      Runnable changed) {
    this.part = part;
    this.launcher = launcher;
    this.prober = prober;
    this.loop = loop;
    this.probes = probes;
    this.clock = clock;
    this.changed = changed;
    this.since = clock.instant();
    this.detail =
        part.startsAfter().isEmpty() ? "" : "waits for " + String.join(", ", part.startsAfter());
  }

  Part part() {
    return part;
  }

  /** Whether it has been ready at some time since the supervisor began. */
  boolean wasReady() {
    return wasReady;
  }

  boolean isWaiting() {
    return state == PartState.WAITING;
  }

  PartStatus status() {
    return new PartStatus(part.name(), state, identity, since, restarts, part.address(), detail);
  }

  void start() {
    if (isEnding()) {
      return;
    }
    try {
      logStart = launcher.logLength(part);
      newArchive = launcher.archive(part).filter(archive -> !archive.exists());
      wasReadyThisTime = false;
      Process started = launcher.start(part);
      process = Optional.of(started);
      identity = Optional.of(ProcessIdentity.of(started.toHandle()));
      enter(PartState.STARTING, lastEnd);
      loop.then(started.onExit(), ended -> exited(ended.exitValue()));
      ask(started);
    } catch (IOException | UncheckedIOException e) {
      startLater("cannot be started: " + e.getMessage());
    }
  }

  /** Ends the part and keeps it from being started again; completes when its process is gone. */
  CompletableFuture<Void> stop() {
    if (isEnding()) {
      return stopped;
    }
    if (process.isEmpty()) {
      ended();
      return stopped;
    }
    Process running = process.get();
    enter(PartState.STOPPING, newArchive.isPresent() ? "keeps its classes for quicker starts" : "");
    running.destroy();
    Duration grace = newArchive.isPresent() ? ARCHIVING_GRACE : part.stopGrace();
    loop.after(grace, () -> kill(running, grace));
    return stopped;
  }

  private void kill(Process running, Duration grace) {
    if (running.isAlive()) {
      enter(PartState.STOPPING, "did not end within %d s, killed".formatted(grace.toSeconds()));
      running.destroyForcibly();
    }
  }

  private void exited(int status) {
    process = Optional.empty();
    identity = Optional.empty();
    if (!wasReadyThisTime) {
      // One that was made of half a start would stay, and help little.
      newArchive.ifPresent(ClassArchive::remove);
    }
    if (isEnding()) {
      ended();
    } else {
      startLater(
          status > SIGNALLED
              ? "was killed by signal " + (status - SIGNALLED)
              : "ended with status " + status);
    }
  }

  private void startLater(String reason) {
    Duration well =
        readySince.map(ready -> Duration.between(ready, clock.instant())).orElse(Duration.ZERO);
    readySince = Optional.empty();
    Duration wait = backoff.afterFailure(well);
    restarts++;
    lastEnd = reason;
    enter(PartState.RESTARTING, "%s, starts again %d s later".formatted(reason, wait.toSeconds()));
    loop.after(wait, this::start);
  }

  private void ended() {
    enter(PartState.STOPPED, "");
    stopped.complete(null);
  }

  private boolean isEnding() {
    return state == PartState.STOPPING || state == PartState.STOPPED;
  }

  private void ask(Process asked) {
    boolean started = state != PartState.STARTING;
    CompletableFuture<Optional<String>> answer =
        CompletableFuture.supplyAsync(() -> reason(started), probes)
            .exceptionally(failure -> Optional.of("cannot be asked: " + failure.getMessage()));
    loop.then(answer, reason -> answered(asked, reason));
  }

  private Optional<String> reason(boolean started) {
    try {
      return started
          ? prober.reasonUnwell(part.readiness())
          : prober.reasonNotReady(part.readiness(), logStart);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was not asked");
    }
  }

  private void answered(Process asked, Optional<String> reason) {
    if (isEnding() || process.filter(asked::equals).isEmpty()) {
      return;
    }
    if (reason.isEmpty()) {
      well();
    } else {
      notWell(reason.get());
    }
    Duration pause = state == PartState.STARTING ? ASK_WHILE_STARTING : ASK_WHEN_READY;
    loop.after(pause, () -> askAgain(asked));
  }

  private void askAgain(Process asked) {
    if (!isEnding() && process.filter(asked::equals).isPresent()) {
      ask(asked);
    }
  }

  private void well() {
    unanswered = 0;
    if (state != PartState.READY) {
      wasReady = true;
      wasReadyThisTime = true;
      readySince = Optional.of(clock.instant());
      enter(PartState.READY, "");
    }
  }

  private void notWell(String reason) {
    if (state == PartState.STARTING) {
      if (restarts == 0 && !reason.equals(detail)) {
        enter(PartState.STARTING, reason);
      }
      return;
    }
    unanswered++;
    if (state == PartState.READY && unanswered >= PATIENCE) {
      readySince = Optional.empty();
      enter(PartState.UNWELL, reason);
    }
  }

  private void enter(PartState next, String why) {
    if (next != state) {
      since = clock.instant();
    }
    state = next;
    detail = why;
    changed.run();
  }
}
