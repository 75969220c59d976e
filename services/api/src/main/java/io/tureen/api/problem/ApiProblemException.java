package io.tureen.api.problem;

/** A request that is refused. Costs no stack trace: it is an answer, not a fault. */
public final class ApiProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ApiProblem problem;

  public ApiProblemException(ApiProblem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public ApiProblemException(ApiProblemCode code, String detail) {
    this(new ApiProblem(code, detail));
  }

  public ApiProblem problem() {
    return problem;
  }
}
