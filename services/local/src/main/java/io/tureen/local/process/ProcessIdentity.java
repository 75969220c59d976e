package io.tureen.local.process;

import java.util.Optional;

/**
 * A process for all time: its number, and its start, since numbers are used again.
 *
 * @param start from {@link ProcessStart}
 */
public record ProcessIdentity(long pid, String start) {

  public static ProcessIdentity of(ProcessHandle handle) {
    return new ProcessIdentity(handle.pid(), ProcessStart.of(handle).orElse(""));
  }

  /** The process itself, as long as it lives and its number has not gone to another. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
  }

  public boolean isRunning() {
    return running().isPresent();
  }

  private boolean isSame(ProcessHandle handle) {
    return ProcessStart.of(handle).filter(start::equals).isPresent();
  }
}
