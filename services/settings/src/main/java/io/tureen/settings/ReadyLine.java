package io.tureen.settings;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The line {@code event=ready part=…} that a program prints once, when it can do what it is there
 * for.
 */
public final class ReadyLine {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private ReadyLine() {}

  /** Prints the line of {@code part}; {@code details} are more words for it, key=value. */
  public static void print(String part, String details) {
    System.out.println(line(part, details));
  }

  /**
   * Prints the line when {@code probe} first returns true; an exception from it counts as not yet.
   */
  public static void printWhen(Callable<Boolean> probe, String part, String details) {
    printWhen(probe, part, () -> details);
  }

  /** As the other, with details that are known only then. */
  public static void printWhen(Callable<Boolean> probe, String part, Supplier<String> details) {
    // As it is now: Trino puts a logger in its place.
    PrintStream output = System.out;
    Thread looking =
        new Thread(
            () -> {
              while (!holds(probe)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
              }
              output.println(line(part, details.get()));
            },
            "ready");
    looking.setDaemon(true);
    looking.start();
  }

  private static String line(String part, String details) {
    return "event=ready part=" + part + " " + details;
  }

  private static boolean holds(Callable<Boolean> probe) {
    try {
      return probe.call();
    } catch (Exception e) {
      return false;
    }
  }
}
