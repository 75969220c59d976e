package io.tureen.health;

/** Something cannot be had yet; the message says why, to a person, and needs no more words. */
public final class NotReadyException extends Exception {
  private static final long serialVersionUID = 1L;

  public NotReadyException(String message) {
    super(message);
  }
}
