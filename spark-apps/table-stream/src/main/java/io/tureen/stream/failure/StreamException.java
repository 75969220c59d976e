package io.tureen.stream.failure;

import java.util.Optional;

/** The stream cannot go on; the message says what is wrong and what to do. */
public final class StreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StreamProblem problem;

  public StreamException(StreamProblem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public StreamException(StreamProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  public StreamProblem problem() {
    return problem;
  }

  /** The first such exception among {@code failure} and its causes. */
  public static Optional<StreamException> in(Throwable failure) {
    return Causes.find(failure, StreamException.class);
  }
}
