package io.tureen.upkeep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is done to a table.
 *
 * @param name a word for it, in logs
 * @param statement what Trino is told
 */
record Step(String name, String statement) {

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
    steps.add(
        new Step(
            "compact",
            "ALTER TABLE %s EXECUTE optimize(file_size_threshold => '%s')"
                .formatted(name, settings.smallFile())));
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

  private static String text(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
