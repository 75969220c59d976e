package io.tureen.console.data;

import io.tureen.console.sql.Answer;

/** An answer with the query that was run for it. */
record QueryResult(String sql, Answer answer) {}
