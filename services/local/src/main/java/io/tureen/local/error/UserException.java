package io.tureen.local.error;

import java.io.Serial;

/** Something a person can put right: what is wrong, and what to do. Shown without a stack trace. */
public final class UserException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String remedy;

  public UserException(ErrorCode code, String what, String remedy) {
    super(what);
    this.code = code;
    this.remedy = remedy;
  }

  public ErrorCode code() {
    return code;
  }

  /** What to do about it, as whole sentences. */
  public String remedy() {
    return remedy;
  }

  /** All of it, as it is printed. */
  public String describe() {
    return code + ": " + getMessage() + "\n" + remedy;
  }
}
