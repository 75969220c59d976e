package io.tureen.upkeep;

import java.util.List;

/**
 * What Trino is told.
 *
 * @param instead what it is told when that fails, in smaller steps where there are any; empty when
 *     there is nothing left to try
 */
record Statement(String sql, List<Statement> instead) {

  /** One that cannot be made smaller: it is tried twice. */
  static Statement whole(String sql) {
    return new Statement(sql, List.of(new Statement(sql, List.of())));
  }
}
