package io.tureen.traffic;

/**
 * A mistake in a plan, in a file of weights or in a request for an event. The message tells the
 * code, where it is, what is wrong and what to do.
 */
public final class TrafficException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final TrafficErrorCode code;
  private final String reason;

  TrafficException(TrafficErrorCode code, String reason) {
    super(code.id() + " " + reason);
    this.code = code;
    this.reason = reason;
  }

  TrafficException(TrafficErrorCode code, String source, int line, String reason) {
    super(code.id() + " " + source + (line > 0 ? ":" + line : "") + ": " + reason);
    this.code = code;
    this.reason = reason;
  }

  public TrafficErrorCode code() {
    return code;
  }

  /** What is wrong and what to do, without the code and the place. */
  public String reason() {
    return reason;
  }
}
