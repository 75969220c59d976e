package io.tureen.console.report;

import java.time.Instant;
import java.util.List;

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
    String catalogue, Instant from, Instant to, String zone, Instant made, List<Result> results) {}
