package io.tureen.local.check;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.terminal.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the machine, or the control group it runs in, has memory for all parts. */
final class MemoryCheck implements Check {
  /** What all parts together were seen to hold under load, with some to spare. */
  static final long NEEDED_BYTES = 3_500L * 1024 * 1024;

  private static final String AVAILABLE = "MemAvailable:";
  private static final Path CONTROL_GROUP = Path.of("/sys/fs/cgroup");

  private final OptionalLong availableBytes;

  MemoryCheck(OptionalLong availableBytes) {
    this.availableBytes = availableBytes;
  }

  /** Knows only where the system tells, which is on Linux; elsewhere there is no problem. */
  static MemoryCheck ofThisMachine() {
    OptionalLong machine = ofMachine();
    OptionalLong group = ofControlGroup();
    if (machine.isPresent() && group.isPresent()) {
      return new MemoryCheck(OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong())));
    }
    return new MemoryCheck(machine.isPresent() ? machine : group);
  }

  @Override
  public Optional<UserException> problem() {
    if (availableBytes.isEmpty() || availableBytes.getAsLong() >= NEEDED_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new UserException(
            ErrorCode.MEMORY_LOW,
            "%s of memory is free, and all parts together take up to %s."
                .formatted(Words.ofBytes(availableBytes.getAsLong()), Words.ofBytes(NEEDED_BYTES)),
            "Close other programs (another Tureen too: ./tureen down), or try it all the same with --skip-checks."));
  }

  private static OptionalLong ofMachine() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith(AVAILABLE))
          .mapToLong(
              line ->
                  Long.parseLong(line.substring(AVAILABLE.length()).replace("kB", "").strip())
                      * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong ofControlGroup() {
    try {
      String limit = Files.readString(CONTROL_GROUP.resolve("memory.max")).strip();
      long used = Long.parseLong(Files.readString(CONTROL_GROUP.resolve("memory.current")).strip());
      return limit.equals("max")
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(limit) - used);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
