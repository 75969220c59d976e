package io.tureen.local.sql;

import java.util.List;

/** The rows a statement gave, every value as text; SQL's null is the empty text. */
public record Answer(List<String> columns, List<List<String>> rows) {

  /** The one number of an answer that has one. */
  public long number() {
    return Long.parseLong(rows.getFirst().getFirst());
  }
}
