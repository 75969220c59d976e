package io.tureen.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import java.net.URI;
import java.time.Duration;
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
    assertThat(Step.of("menu_app_events", SETTINGS))
        .extracting(Step::statement)
        .containsExactly(
            "ALTER TABLE \"menu_app_events\" EXECUTE optimize(file_size_threshold => '32MB')",
            "ALTER TABLE \"menu_app_events\" EXECUTE expire_snapshots(retention_threshold =>"
                + " '900000ms')",
            "ALTER TABLE \"menu_app_events\" EXECUTE remove_orphan_files(retention_threshold =>"
                + " '259200000ms')");
  }

  @Test
  void onlyTheStreamsHistoryLosesRows() {
    assertThat(Step.of(Tables.HISTORY, SETTINGS).getFirst().statement())
        .isEqualTo(
            "DELETE FROM \"tureen_streams\" WHERE minute < current_timestamp - INTERVAL '2592000'"
                + " SECOND");
    for (String table : Tables.of(Catalogue.builtIn())) {
      if (!table.equals(Tables.HISTORY)) {
        assertThat(Step.of(table, SETTINGS)).extracting(Step::name).doesNotContain("forget");
      }
    }
  }

  @Test
  void theTablesAreThoseOfTheStreamsTheRejectedOneItsReplaysAndTheHistory() {
    assertThat(Tables.of(Catalogue.builtIn()))
        .containsExactly(
            "menu_app_events",
            "menu_app_orders",
            "menu_app_rejected",
            "menu_app_rejected_replays",
            "tureen_streams");
  }
}
