package io.tureen.console.report;

import io.tureen.console.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All questions, answered for a period.
 *
 * @param catalogue its name
 * @param from the first moment of the period; null: since ever
 * @param to the first moment after it; null: without end
 * @param zone in which days and hours are counted
 * @param made when it was asked for
 */
record Report(
    String catalogue, Instant from, Instant to, String zone, Instant made, List<Result> results) {

  /** The code of what kept a question of this catalogue from being answered. */
  Optional<String> failure() {
    return results.stream()
        .filter(result -> result.problem() != null)
        .map(result -> result.problem().code())
        .filter(code -> code != ProblemCode.DOES_NOT_APPLY)
        .map(Enum::name)
        .findFirst();
  }
}
