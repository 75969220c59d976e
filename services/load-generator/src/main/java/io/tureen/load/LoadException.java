package io.tureen.load;

/** A load that cannot be run; the message says what is wrong and what to do. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final LoadProblem problem;

  public LoadException(LoadProblem problem, String message) {
    super(message + " [" + problem.code() + "]");
    this.problem = problem;
  }

  public LoadProblem problem() {
    return problem;
  }
}
