package io.tureen.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes that are not children of this one: asks first, then kills. */
public final class Stopping {
  private Stopping() {}

  /**
   * Returns once all have ended.
   *
   * @param grace how long they may take before they are killed
   * @return whether they ended; false is left to a process that not even a kill ends
   */
  public static boolean stop(Collection<ProcessHandle> processes, Duration grace) {
    processes.forEach(ProcessHandle::destroy);
    if (ended(processes, grace)) {
      return true;
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    return ended(processes, Duration.ofSeconds(5));
  }

  private static boolean ended(Collection<ProcessHandle> processes, Duration within) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    CompletableFuture<Void> all =
        CompletableFuture.allOf(exits)
            .completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS);
    all.join();
    return processes.stream().noneMatch(ProcessHandle::isAlive);
  }
}
