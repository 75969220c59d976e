package io.tureen.local.doctor;

import java.time.Duration;
import java.util.List;

/**
 * Looks at everything and says what is wrong, causes before consequences.
 *
 * @param examined what is so when all is well, in a few words
 */
public record Doctor(String examined, List<Examination> examinations, List<String> streams) {
  /** With the start of the JVM, also on a busy machine, it is below ten seconds. */
  private static final Duration ALL_TIME = Duration.ofSeconds(7);

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(3);

  /**
   * Done in time, whatever hangs.
   *
   * @param begin when the person began to wait, by {@link System#nanoTime}
   */
  public Report examine(long begin) throws InterruptedException {
    Duration left = ALL_TIME.minus(since(begin));
    Duration patience = left.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : left;
    List<Finding> findings = Examinations.run(examinations, patience);
    Diagnosis diagnosis = Diagnosis.of(findings, Dependencies.of(streams));
    return new Report(examined, diagnosis, since(begin));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
