package io.tureen.console.now.part;

/** Nobody tells how the parts are. The message is for the page: what cannot be reached, and why. */
public final class UnknownPartsException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnknownPartsException(String message) {
    super(message);
  }

  public UnknownPartsException(String message, Throwable cause) {
    super(message, cause);
  }
}
