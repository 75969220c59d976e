package io.tureen.traffic;

/**
 * A mistake in a plan, in a file of weights or in a request for an event. The message tells the
 * code, where it is, what is wrong and what to do.
 */
public final class TrafficException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final TrafficErrorCode code;
  private final String place;
  private final String reason;

  TrafficException(TrafficErrorCode code, String reason) {
    this(code, "", reason);
  }

  TrafficException(TrafficErrorCode code, String source, int line, String reason) {
    this(code, source + (line > 0 ? ":" + line : "") + ": ", reason);
  }

  private TrafficException(TrafficErrorCode code, String place, String reason) {
    super(code.id() + " " + place + reason);
    this.code = code;
    this.place = place;
    this.reason = reason;
  }

  /** The same mistake with more advice. */
  TrafficException with(String advice) {
    return new TrafficException(code, place, reason + " " + advice);
  }

  public TrafficErrorCode code() {
    return code;
  }

  /** What is wrong and what to do, without the code and the place. */
  public String reason() {
    return reason;
  }
}
