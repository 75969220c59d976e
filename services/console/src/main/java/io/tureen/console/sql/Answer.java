package io.tureen.console.sql;

import java.util.List;

/**
 * The whole answer to a query.
 *
 * @param rows whose values are as JSON has them: a number, a text, a truth value or null
 * @param millis how long Trino took
 */
public record Answer(List<String> columns, List<List<Object>> rows, long millis) {}
