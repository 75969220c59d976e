package io.tureen.local.doctor;

import java.time.Duration;
import java.util.List;

/**
 * Looks at everything and says what is wrong, causes before consequences.
 *
 * @param examined what is so when all is well, in a few words
 */
public record Doctor(String examined, List<Examination> examinations, List<String> streams) {
  /**
   * With the start of the JVM, also on a busy machine, it is below ten seconds.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** Done after {@link #PATIENCE} at the latest, whatever hangs. */
  public Report examine() throws InterruptedException {
    long begin = System.nanoTime();
    List<Finding> findings = Examinations.run(examinations, PATIENCE);
    Diagnosis diagnosis = Diagnosis.of(findings, Dependencies.of(streams));
    return new Report(examined, diagnosis, Duration.ofNanos(System.nanoTime() - begin));
  }
}
