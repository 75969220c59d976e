package io.tureen.catalogue.event;

/** Bytes that are not one JSON value as {@link EventJson} understands it. */
public final class NotJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  NotJsonException(ProblemCode code, String field, String reason) {
    super(reason, null, false, false);
    this.problem = new Problem(code, field, reason);
  }

  public Problem problem() {
    return problem;
  }
}
