package io.tureen.upkeep;

/** Upkeep that cannot be done; the message says what is wrong and what to do. */
public final class UpkeepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final UpkeepProblem problem;

  UpkeepException(UpkeepProblem problem, String message) {
    super(message + " [" + problem.code() + "]");
    this.problem = problem;
  }

  public UpkeepProblem problem() {
    return problem;
  }
}
