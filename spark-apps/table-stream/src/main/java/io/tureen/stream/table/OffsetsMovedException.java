package io.tureen.stream.table;

/** Another process committed for the same stream in the meantime. */
public final class OffsetsMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OffsetsMovedException(String message) {
    super(message);
  }
}
