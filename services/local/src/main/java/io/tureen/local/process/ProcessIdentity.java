package io.tureen.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process for all time: its number, and when it started, since numbers are used again. */
public record ProcessIdentity(long pid, Instant startedAt) {
  /** Linux counts from the boot's time, which it rounds differently from one reader to the next. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElseGet(Instant::now));
  }

  /** The process itself, as long as it lives and its number has not gone to another. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  public boolean isRunning() {
    return running().isPresent();
  }

  private boolean isSame(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0)
        .orElse(false);
  }
}
