package io.tureen.audit;

/** An audit that cannot be done; the message says what is wrong and what to do. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AuditProblem problem;

  AuditException(AuditProblem problem, String message) {
    this(problem, message, null);
  }

  AuditException(AuditProblem problem, String message, Throwable cause) {
    super(message + " [" + problem.code() + "]", cause);
    this.problem = problem;
  }

  public AuditProblem problem() {
    return problem;
  }
}
