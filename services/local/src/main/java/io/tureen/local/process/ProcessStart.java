package io.tureen.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process's start from every other of the same number. On Linux not the time of day,
 * which changes for processes that run when somebody sets the clock: the ticks from the boot to the
 * start, and which boot it was.
 */
final class ProcessStart {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** The place of {@code starttime} in /proc/PID/stat, counted from after the name; see proc(5). */
  private static final int START_TIME = 19;

  private ProcessStart() {}

  /** Empty when the process is gone. */
  static Optional<String> of(ProcessHandle process) {
    if (!Files.exists(BOOT)) {
      return process.info().startInstant().map(Object::toString);
    }
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      // The name before it is in brackets, and may have brackets and spaces in it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Files.readString(BOOT).strip() + "/" + fields[START_TIME]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
