package io.tureen.upkeep;

import io.tureen.catalogue.AuditTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is done to a table.
 *
 * @param name a word for it, in logs
 * @param plan which statements Trino is told, one after another
 */
record Step(String name, Plan plan) {
  /** Says, when it is the step's turn, which statements are needed; none where all is well. */
  @FunctionalInterface
  interface Plan {
    List<Statement> statements(Sql sql) throws SQLException;
  }

  private Step(String name, String statement) {
    this(name, sql -> List.of(Statement.whole(statement)));
  }

  /** What is done to a table, in this order: each makes work for the next. */
  static List<Step> of(String table, UpkeepSettings settings) {
    String name = Quoted.name(table);
    List<Step> steps = new ArrayList<>();
    if (table.equals(Tables.HISTORY)) {
      steps.add(
          new Step(
              "forget",
              "DELETE FROM %s WHERE minute < current_timestamp - INTERVAL '%d' SECOND"
                  .formatted(name, settings.historyRetention().toSeconds())));
    }
    if (table.equals(AuditTable.NAME)) {
      // The newest says where the next audit begins.
      steps.add(
          new Step(
              "forget",
              "DELETE FROM %s WHERE audited_at < (SELECT least(max(audited_at), current_timestamp - INTERVAL '%d' SECOND) FROM %s)"
                  .formatted(name, settings.historyRetention().toSeconds(), name)));
    }
    steps.add(new Step("compact", sql -> compact(table, settings.smallFile(), sql)));
    steps.add(
        new Step(
            "expire",
            "ALTER TABLE %s EXECUTE expire_snapshots(retention_threshold => '%s')"
                .formatted(name, text(settings.snapshotRetention()))));
    steps.add(
        new Step(
            "orphans",
            "ALTER TABLE %s EXECUTE remove_orphan_files(retention_threshold => '%s')"
                .formatted(name, text(settings.orphanRetention()))));
    return steps;
  }

  private static List<Statement> compact(String table, String smallFile, Sql sql)
      throws SQLException {
    List<Statement> statements =
        new ArrayList<>(Compaction.statements(table, sql.smallFiles(table, smallFile), smallFile));
    if (sql.hasDeletedRows(table)) {
      statements.add(Statement.whole(Compaction.withoutDeletedRows(table, smallFile)));
    }
    return statements;
  }

  private static String text(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
