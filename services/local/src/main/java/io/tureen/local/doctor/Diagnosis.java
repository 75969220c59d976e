package io.tureen.local.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Findings in their order: what everything else follows from stands first.
 *
 * @param causes the worst first: what explains most, and of two what others stand on
 * @param unknown what was not examined: it explains nothing, and nothing explains it
 */
record Diagnosis(List<Finding> causes, List<Consequence> consequences, List<Finding> unknown) {

  /**
   * A finding that others explain.
   *
   * @param of the parts whose findings do
   */
  record Consequence(Finding finding, List<String> of) {}

  Diagnosis {
    causes = List.copyOf(causes);
    consequences = List.copyOf(consequences);
    unknown = List.copyOf(unknown);
  }

  /**
   * A symptom is the consequence of what is wrong with a part that its own part needs, or of a
   * fault of its own part; everything else is a cause.
   */
  static Diagnosis of(List<Finding> all, Dependencies dependencies) {
    List<Finding> findings = all.stream().filter(finding -> !finding.isUnknown()).toList();
    List<Finding> causes =
        findings.stream()
            .filter(finding -> explaining(finding, findings, dependencies).isEmpty())
            .toList();
    if (causes.isEmpty()) {
      causes = findings; // each explains another: none is left unsaid
    }
    List<Consequence> consequences = new ArrayList<>();
    for (Finding finding : findings) {
      if (!causes.contains(finding)) {
        List<String> roots =
            explaining(finding, findings, dependencies).stream()
                .filter(causes::contains)
                .map(Finding::part)
                .distinct()
                .toList();
        consequences.add(new Consequence(finding, roots));
      }
    }
    return new Diagnosis(
        causes.stream().sorted(worstFirst(consequences, dependencies)).toList(),
        consequences,
        all.stream().filter(Finding::isUnknown).toList());
  }

  /** Whether all was examined, and nothing is wrong. */
  boolean isWell() {
    return causes.isEmpty() && unknown.isEmpty();
  }

  private static List<Finding> explaining(
      Finding finding, List<Finding> all, Dependencies dependencies) {
    if (!finding.isSymptom()) {
      return List.of();
    }
    Set<String> needed = dependencies.of(finding.part());
    return all.stream()
        .filter(Finding::explains)
        .filter(
            other ->
                needed.contains(other.part())
                    || (other.part().equals(finding.part()) && !other.isSymptom()))
        .toList();
  }

  private static Comparator<Finding> worstFirst(
      List<Consequence> consequences, Dependencies dependencies) {
    return Comparator.<Finding>comparingLong(
            cause ->
                -consequences.stream()
                    .filter(consequence -> consequence.of().contains(cause.part()))
                    .count())
        .thenComparingInt(cause -> dependencies.depth(cause.part()));
  }
}
