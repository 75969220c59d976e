package io.tureen.upkeep;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

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

  /**
   * The codes for that Trino does not answer, or starts, or stops, or does not reach the Metastore.
   */
  private static final Set<Integer> OUTAGES = Set.of(0, 65_545, 65_548, 16_777_216);

  private Failures() {}

  /** Whether another's commit came in between. */
  static boolean isConflict(Throwable failure) {
    return failure instanceof SQLException
        && failure.getMessage() != null
        && CONFLICT.stream().anyMatch(failure.getMessage()::contains);
  }

  /** Whether it fails likewise whatever Trino is asked. */
  static boolean isOutage(SQLException failure) {
    return OUTAGES.contains(failure.getErrorCode());
  }

  /** Whether the statement itself is wrong, so that it fails whenever it is tried. */
  static boolean isMistake(SQLException failure) {
    return failure.getErrorCode() > 0 && failure.getErrorCode() < INTERNAL;
  }

  /** Whether it may pass by itself: Trino is away or starts, or what it reads from is. */
  static boolean mayPass(Throwable failure) {
    if (!(failure instanceof SQLException sql) || isConflict(failure)) {
      return false;
    }
    int code = sql.getErrorCode();
    boolean tooSmall = code >= INSUFFICIENT_RESOURCES && code < EXTERNAL;
    return !isMistake(sql) && !tooSmall;
  }
}
