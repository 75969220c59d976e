package io.tureen.local.doctor;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.sql.SqlException;
import io.tureen.local.sql.Trino;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Asks a question that reads no table, then for a row of each table.
 *
 * @param tables those that the streams write
 * @param state what else is known of Trino, for the finding
 * @param setIn where its address was set
 */
record TrinoLook(Trino trino, List<String> tables, String state, String setIn)
    implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() throws InterruptedException {
    try {
      trino.ask("select 1");
    } catch (SqlException e) {
      return List.of(down(e));
    }
    for (String table : tables) {
      try {
        trino.ask("select 1 from hive.default.\"%s\" limit 1".formatted(table));
      } catch (SqlException e) {
        return List.of(unreadable(table, e.getMessage()));
      }
    }
    return List.of();
  }

  private Finding down(SqlException failure) {
    return Finding.symptom(
        Subjects.TRINO,
        ErrorCode.TRINO_DOWN,
        (failure.getMessage() + "\n" + state).strip(),
        setIn,
        "Read ./tureen logs trino. One that ended is started again by itself; one that hangs is not: end its process, which"
            + " ./tureen status shows.");
  }

  /** When Trino answers, and not about a table. */
  static Finding unreadable(String table, String reason) {
    return Finding.symptom(
        Subjects.TABLES,
        ErrorCode.TABLES_UNREADABLE,
        "Trino answers, and cannot read %s: %s".formatted(table, reason),
        "",
        "Read ./tureen logs trino and ./tureen logs metastore. A stream makes its table when it starts.");
  }
}
