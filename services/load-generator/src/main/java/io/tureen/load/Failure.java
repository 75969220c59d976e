package io.tureen.load;

/**
 * Events that were not accepted for one reason.
 *
 * @param status the HTTP status, or words where there was no answer
 * @param firstProblem what was said the first time
 */
public record Failure(String status, long events, String firstProblem) {}
