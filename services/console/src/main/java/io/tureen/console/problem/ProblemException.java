package io.tureen.console.problem;

/** A request that is not done. Costs no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.problem = new Problem(code, detail);
  }

  public Problem problem() {
    return problem;
  }
}
