package io.tureen.local.supervisor;

import io.tureen.local.part.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private Optional<Process> process = Optional.empty();
  private boolean stopping;

  /**
   * @param say hears of what a person should look at
   */
  ScheduledJob(Job job, Launcher launcher, Loop loop, Consumer<String> say) {
    this.job = job;
    this.launcher = launcher;
    this.loop = loop;
    this.say = say;
  }

  Job job() {
    return job;
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
    if (stopping) {
      stopped.complete(null);
      return;
    }
    if (status != 0) {
      say.accept(
          "job=%s state=failed status=%d detail=\"see ./tureen logs %s\""
              .formatted(job.name(), status, job.name()));
    }
    startLater();
  }
}
