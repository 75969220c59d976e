package io.tureen.replay;

/** A replay that cannot go on; the message says what is wrong and what to do. */
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ReplayProblem problem;

  ReplayException(ReplayProblem problem, String message) {
    this(problem, message, null);
  }

  ReplayException(ReplayProblem problem, String message, Throwable cause) {
    super(message + " [" + problem.code() + "]", cause);
    this.problem = problem;
  }

  public ReplayProblem problem() {
    return problem;
  }
}
