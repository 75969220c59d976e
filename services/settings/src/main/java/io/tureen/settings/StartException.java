package io.tureen.settings;

/**
 * A program cannot start, and its message says what is wrong, where that was set and what to do.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StartProblem problem;

  public StartException(StartProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public StartProblem problem() {
    return problem;
  }

  /** One line for the person who started the program: the code, then the message. */
  public String line() {
    return problem.code() + ": " + getMessage();
  }
}
