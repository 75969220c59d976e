package io.tureen.stream.failure;

import java.util.Optional;
import java.util.function.Predicate;

/** Looks through an exception and its causes. */
public final class Causes {
  /** More than any real chain; a chain may be a circle. */
  private static final int MAX_DEPTH = 30;

  private Causes() {}

  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  public static boolean any(Throwable failure, Predicate<Throwable> condition) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (condition.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * The innermost cause in one line: the first of its message, since the Metastore and HDFS send
   * the stack trace of their own with it.
   */
  public static String root(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause.getCause() != null && depth < MAX_DEPTH; depth++) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    String type = cause.getClass().getSimpleName();
    return message.isEmpty() ? type : type + ": " + message.lines().findFirst().orElseThrow();
  }
}
