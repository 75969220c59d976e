package io.tureen.audit;

/**
 * Something that a person should know.
 *
 * @param isFailure whether it keeps records from being accounted for
 */
public record Finding(AuditProblem problem, boolean isFailure, String text) {
  static Finding failure(AuditProblem problem, String text) {
    return new Finding(problem, true, text);
  }

  static Finding remark(AuditProblem problem, String text) {
    return new Finding(problem, false, text);
  }
}
