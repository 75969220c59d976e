package io.tureen.local.supervisor;

import io.tureen.local.part.Job;
import io.tureen.local.state.JobStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Runs a job again and again until it is told to stop: one process at a time. Everything here
 * happens on the supervisor's one thread.
 */
final class ScheduledJob {
  private final Job job;
  private final Launcher launcher;
  private final Loop loop;
  private final Consumer<String> say;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private final Clock clock;
  private final Runnable changed;

  private Optional<Process> process = Optional.empty();
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Integer> exitStatus = Optional.empty();
  private int failures;
  private boolean stopping;

  /**
   * @param say hears of what a person should look at
   * @param changed called when {@link #status} has
   */
  ScheduledJob(
      Job job, Launcher launcher, Loop loop, Clock clock, Consumer<String> say, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
    this.job = job;
    this.launcher = launcher;
    this.loop = loop;
    this.say = say;
  }

  Job job() {
    return job;
  }

  JobStatus status() {
    return new JobStatus(job.name(), startedAt, failures, exitStatus);
  }

  /** Starts it once its interval has passed. */
  void startLater() {
    loop.after(job.interval(), this::start);
  }

  private void start() {
    if (stopping) {
      return;
    }
    try {
      Process started = launcher.start(job);
      process = Optional.of(started);
      startedAt = Optional.of(clock.instant());
      changed.run();
      loop.then(started.onExit(), ended -> ended(ended.exitValue()));
    } catch (IOException | UncheckedIOException e) {
      say.accept("job=%s state=not-started reason=\"%s\"".formatted(job.name(), e.getMessage()));
      startLater();
    }
  }

  /**
   * Kills it, since a job may be left half done and would first archive its classes when it is
   * asked; completes when it is gone.
   */
  CompletableFuture<Void> stop() {
    stopping = true;
    process.ifPresentOrElse(Process::destroyForcibly, () -> stopped.complete(null));
    return stopped;
  }

  private void ended(int status) {
    process = Optional.empty();
    startedAt = Optional.empty();
    exitStatus = Optional.of(status);
    failures = status == 0 ? 0 : failures + 1;
    if (stopping) {
      stopped.complete(null);
      return;
    }
    changed.run();
    if (status != 0) {
      say.accept(
          "job=%s state=failed status=%d detail=\"see ./tureen logs %s\""
              .formatted(job.name(), status, job.name()));
    }
    startLater();
  }
}
