package io.tureen.console.sql;

import io.trino.client.QueryError;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final int TOO_LONG = 131_075;

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * @param cause for the log: Trino's client has no type for what a person can do something about
   */
  static ProblemException unanswered(URI trino, RuntimeException cause) {
    LOG.warn("Trino at {} does not answer: {}", trino, cause.toString());
    return unanswered(trino);
  }

  private static ProblemException unanswered(URI trino) {
    return new ProblemException(
        ProblemCode.TRINO_UNREACHABLE,
        "Trino at %s does not answer. It may be starting: ./tureen status, or kubectl get pods, says how it is."
            .formatted(trino));
  }

  static ProblemException refused(QueryError error, URI trino) {
    if (STARTING.contains(error.getErrorCode())) {
      return unanswered(trino);
    }
    String words = words(error);
    if (MISSING.contains(error.getErrorCode())) {
      return new ProblemException(
          ProblemCode.TABLE_MISSING,
          "%s. A stream makes its table, with every column of the catalogue, when it starts: see how it is on the page Now."
              .formatted(words));
    }
    if (error.getErrorCode() == TOO_LONG) {
      return new ProblemException(
          ProblemCode.QUERY_TOO_LONG, "%s. Ask for a shorter period.".formatted(words));
    }
    return new ProblemException(
        ProblemCode.QUERY_FAILED,
        "%s. Trino's own page, at %s, says more.".formatted(words, trino));
  }

  private static String words(QueryError error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return message.replaceFirst("^line \\d+:\\d+: ", "");
  }
}
