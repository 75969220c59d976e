package io.tureen.console.sql;

import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Set;

/** What a person is told when Trino did not answer. */
final class Failures {

  /**
   * Codes of Trino's {@code StandardErrorCode} for what is not there: column, table, schema and
   * catalog.
   */
  private static final Set<Integer> MISSING = Set.of(44, 45, 46, 47);

  /** Of the same: NO_NODES_AVAILABLE, SERVER_SHUTTING_DOWN, SERVER_STARTING_UP. */
  private static final Set<Integer> STARTING = Set.of(65_541, 65_545, 65_548);

  /** Of the same: EXCEEDED_TIME_LIMIT. */
  private static final Set<Integer> TOO_LONG = Set.of(131_075);

  private Failures() {}

  static ProblemException problem(SQLException failure, URI trino) {
    if (isUnreachable(failure)) {
      return new ProblemException(
          ProblemCode.TRINO_UNREACHABLE,
          "Trino at %s does not answer. It may be starting: ./tureen status, or kubectl get pods, says how it is."
              .formatted(trino));
    }
    String words = words(failure);
    if (MISSING.contains(failure.getErrorCode())) {
      return new ProblemException(
          ProblemCode.TABLE_MISSING,
          "%s. A stream makes its table, with every column of the catalogue, when it starts: see how it is on the page Now."
              .formatted(words));
    }
    if (TOO_LONG.contains(failure.getErrorCode()) || isTimeout(failure)) {
      return new ProblemException(
          ProblemCode.QUERY_TOO_LONG, "%s. Ask for a shorter period.".formatted(words));
    }
    return new ProblemException(
        ProblemCode.QUERY_FAILED,
        "%s. Trino's own page, at %s, says more.".formatted(words, trino));
  }

  private static boolean isUnreachable(SQLException failure) {
    if (STARTING.contains(failure.getErrorCode())) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return failure.getErrorCode() == 0 && !isTimeout(failure);
  }

  private static boolean isTimeout(SQLException failure) {
    return failure instanceof java.sql.SQLTimeoutException;
  }

  private static String words(SQLException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^Query failed \\(#[^)]*\\): (line \\d+:\\d+: )?", "");
  }
}
