package io.tureen.upkeep;

import java.sql.SQLException;
import java.util.List;

/** Tells by Trino's error codes what may pass. */
final class Failures {
  /**
   * StandardErrorCode: the statement's own mistakes, then Trino's, then too little of something.
   */
  private static final int INTERNAL = 0x1_0000;

  private static final int INSUFFICIENT_RESOURCES = 0x2_0000;
  private static final int EXTERNAL = 0x3_0000;

  /** The words for a commit that came second: the Metastore's, and Trino's own. */
  private static final List<String> CONFLICT =
      List.of("table has been modified", "Failed to commit");

  private Failures() {}

  /** Whether another's commit came in between. */
  static boolean isConflict(Throwable failure) {
    return failure instanceof SQLException
        && failure.getMessage() != null
        && CONFLICT.stream().anyMatch(failure.getMessage()::contains);
  }

  /** Whether it may pass by itself: Trino is away or starts, or what it reads from is. */
  static boolean mayPass(Throwable failure) {
    if (!(failure instanceof SQLException sql) || isConflict(failure)) {
      return false;
    }
    int code = sql.getErrorCode();
    boolean mistake = code > 0 && code < INTERNAL;
    boolean tooSmall = code >= INSUFFICIENT_RESOURCES && code < EXTERNAL;
    return !mistake && !tooSmall;
  }
}
