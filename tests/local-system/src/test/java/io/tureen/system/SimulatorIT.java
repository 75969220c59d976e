package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The simulated app of the original, called by Apache Bench as the original was. */
@Order(2)
@ExtendWith(RunningSystem.Extension.class)
class SimulatorIT {
  @Test
  void apacheBenchMakesOneRowOfEachCall(RunningSystem system) {
    Tools.require("ab", "Debian's apache2-utils");
    String searches =
        """
        select count(*) from menu_app_events
        where event_type = 'menu_search' and description = 'Mexican'""";
    long rowsBefore = RunningSystem.settledRows();
    long searchesBefore;
    try (Sql sql = RunningSystem.sql()) {
      searchesBefore = sql.number(searches);
    }

    Outcome bench =
        Tureen.Commands.run(
            new ProcessBuilder(
                "ab", "-n", "2125", RunningSystem.api() + "/menu_search?menu=Mexican"),
            "",
            Duration.ofMinutes(2));

    assertThat(bench.output())
        .contains("Complete requests:      2125")
        .doesNotContain("Non-2xx responses");
    RunningSystem.awaitRows(rowsBefore + 2125);
    try (Sql sql = RunningSystem.sql()) {
      assertThat(sql.number(searches)).isEqualTo(searchesBefore + 2125);
    }
  }
}
