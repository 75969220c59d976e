package io.tureen.local.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at everything and says what is wrong, causes before consequences.
 *
 * @param examined what is so when all is well, in a few words
 * @param known what is known to be wrong before anything else is looked at
 * @param deadline by when it says so, whatever hangs
 */
public record Doctor(
    String examined,
    List<Finding> known,
    List<Examination> examinations,
    List<String> streams,
    Deadline deadline) {

  /** Done by the deadline. */
  public Report examine() throws InterruptedException {
    List<Finding> findings = new ArrayList<>(known);
    findings.addAll(Examinations.run(examinations, deadline.left()));
    Diagnosis diagnosis =
        Diagnosis.of(findings.stream().distinct().toList(), Dependencies.of(streams));
    return new Report(examined, diagnosis, deadline.passed());
  }
}
