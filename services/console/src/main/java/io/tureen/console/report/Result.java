package io.tureen.console.report;

import io.tureen.console.problem.Problem;
import io.tureen.console.sql.Answer;

/**
 * A question with its answer, or with why there is none.
 *
 * @param question as a person asks it
 * @param sql the query that was run; null where the catalogue has no events for the question
 * @param limit how many rows the answer has at most; null where it has all
 * @param answer null where there is a problem
 * @param problem null where there is an answer
 */
record Result(
    String id,
    String title,
    String question,
    String sql,
    Integer limit,
    Answer answer,
    Problem problem) {}
