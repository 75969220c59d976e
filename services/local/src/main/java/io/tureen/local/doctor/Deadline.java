package io.tureen.local.doctor;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * By when the looks of a doctor have to have ended, counted from when its command was typed.
 *
 * @param begin when that was, by {@link System#nanoTime}
 */
public record Deadline(long begin) {
  /** The promised ten seconds, less what it takes to print and to end on a busy machine. */
  private static final Duration LOOKS_END = Duration.ofSeconds(8);

  /** So that what answers at once is heard, also where the start alone took all of the time. */
  private static final Duration MIN_LEFT = Duration.ofSeconds(1);

  /** A shell needs less to start a JVM; what is above it comes from a clock that was set. */
  private static final Duration MAX_SHELL_TIME = Duration.ofSeconds(8);

  /** That of the command which this process runs. */
  public static Deadline ofThisProcess() {
    Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    Duration age =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> Duration.between(start, Instant.now()))
            .orElse(uptime);
    return after(longerIfPlausible(uptime, age));
  }

  /** That of a command which was typed so long ago. */
  static Deadline after(Duration passed) {
    return new Deadline(System.nanoTime() - passed.toNanos());
  }

  /** The process is older than its JVM by what the shell did before: the command is exec'ed. */
  static Duration longerIfPlausible(Duration uptime, Duration age) {
    boolean plausible =
        age.compareTo(uptime) > 0 && age.minus(uptime).compareTo(MAX_SHELL_TIME) < 0;
    return plausible ? age : uptime;
  }

  public Duration passed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What there is left for looks. */
  public Duration left() {
    Duration left = LOOKS_END.minus(passed());
    return left.compareTo(MIN_LEFT) < 0 ? MIN_LEFT : left;
  }

  /** How long a look may wait for one answer: so long that there is time left to say it. */
  public Duration leftForAnAnswer() {
    return left().minus(MIN_LEFT.dividedBy(2));
  }
}
