package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.AuditTable;
import io.tureen.catalogue.Catalogue;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final UpkeepSettings SETTINGS =
      new UpkeepSettings(
          URI.create("http://127.0.0.1:8081"),
          "hive.default",
          Optional.empty(),
          "32MB",
          Duration.ofMinutes(15),
          Duration.ofDays(3),
          Duration.ofDays(30),
          Duration.ofMinutes(2),
          Map.of());

  @Test
  void aTableIsCompactedBeforeItsSnapshotsGoAndOrphansAreLookedForLast() {
    List<Step> steps = Step.of("menu_app_events", SETTINGS);

    assertThat(steps).extracting(Step::name).containsExactly("compact", "expire", "orphans");
    assertThat(steps.stream().skip(1).flatMap(step -> statements(step).stream()))
        .containsExactly(
            "ALTER TABLE \"menu_app_events\" EXECUTE expire_snapshots(retention_threshold =>"
                + " '900000ms')",
            "ALTER TABLE \"menu_app_events\" EXECUTE remove_orphan_files(retention_threshold =>"
                + " '259200000ms')");
  }

  @Test
  void onlyTheStreamsHistoryAndOldAuditsLoseRows() {
    assertThat(statements(Step.of(Tables.HISTORY, SETTINGS).getFirst()))
        .containsExactly(
            "DELETE FROM \"tureen_streams\" WHERE minute < current_timestamp - INTERVAL '2592000'"
                + " SECOND");
    assertThat(statements(Step.of(AuditTable.NAME, SETTINGS).getFirst()))
        .containsExactly(
            "DELETE FROM \"tureen_audits\" WHERE audited_at < (SELECT least(max(audited_at),"
                + " current_timestamp - INTERVAL '2592000' SECOND) FROM \"tureen_audits\")");
    for (String table : Tables.of(Catalogue.builtIn())) {
      if (!table.equals(Tables.HISTORY) && !table.equals(AuditTable.NAME)) {
        assertThat(Step.of(table, SETTINGS)).extracting(Step::name).doesNotContain("forget");
      }
    }
  }

  @Test
  void theTablesAreThoseThatStreamsAndAuditsWrite() {
    assertThat(Tables.of(Catalogue.builtIn()))
        .containsExactly(
            "menu_app_events",
            "menu_app_orders",
            "menu_app_rejected",
            "menu_app_events_duplicates",
            "menu_app_orders_duplicates",
            "tureen_streams",
            "tureen_catalogues",
            "tureen_audits");
  }

  /** Of a step that need not ask Trino for them. */
  private static List<String> statements(Step step) {
    try {
      return step.plan().statements(null).stream().map(Statement::sql).toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
