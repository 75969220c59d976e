package io.tureen.local.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Findings in their order: what everything else follows from stands first.
 *
 * @param causes the worst first: what explains most, and of two what others stand on
 */
record Diagnosis(List<Finding> causes, List<Consequence> consequences) {

  /**
   * A finding that others explain.
   *
   * @param of the parts whose findings do
   */
  record Consequence(Finding finding, List<String> of) {}

  Diagnosis {
    causes = List.copyOf(causes);
    consequences = List.copyOf(consequences);
  }

  /**
   * A symptom is the consequence of what is wrong with a part that its own part needs, or of a
   * fault of its own part; everything else is a cause.
   */
  static Diagnosis of(List<Finding> findings, Dependencies dependencies) {
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
        causes.stream().sorted(worstFirst(consequences, dependencies)).toList(), consequences);
  }

  boolean isWell() {
    return causes.isEmpty();
  }

  private static List<Finding> explaining(
      Finding finding, List<Finding> all, Dependencies dependencies) {
    if (!finding.symptom()) {
      return List.of();
    }
    Set<String> needed = dependencies.of(finding.part());
    return all.stream()
        .filter(other -> !other.isUnknown())
        .filter(
            other ->
                needed.contains(other.part())
                    || (other.part().equals(finding.part()) && !other.symptom()))
        .toList();
  }

  private static Comparator<Finding> worstFirst(
      List<Consequence> consequences, Dependencies dependencies) {
    return Comparator.comparing(Finding::isUnknown)
        .thenComparingLong(
            cause ->
                -consequences.stream()
                    .filter(consequence -> consequence.of().contains(cause.part()))
                    .count())
        .thenComparingInt(cause -> dependencies.depth(cause.part()));
  }
}
