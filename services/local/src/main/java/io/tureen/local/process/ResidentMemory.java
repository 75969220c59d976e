package io.tureen.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process holds of the machine's memory. */
public final class ResidentMemory {
  private static final String FIELD = "VmRSS:";

  private ResidentMemory() {}

  /** In bytes; empty where the system does not tell (it is Linux's {@code /proc} that does). */
  public static OptionalLong of(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(
              line ->
                  Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip()) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
