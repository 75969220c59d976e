package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.system.Tureen.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./tureen verify}, on a system that is well and on one that is not there. */
@Order(2)
@ExtendWith(RunningSystem.Extension.class)
class VerifyIT {
  private static final int EVENT_TYPES = 5;

  @Test
  void eachEventTypeIsSentAndSeenAsARowAndEachStepHasItsTime(RunningSystem system) {
    long rows = RunningSystem.settledRows();

    Outcome verify = system.tureen().run("verify");

    assertThat(verify.exitStatus()).as(verify.output()).isZero();
    assertThat(verify.output())
        .containsPattern(
            "[0-9.]+ m?s  \\S+ accepted login, create_profile, menu_search, review, order\n")
        .containsPattern("[0-9.]+ m?s  \\S+ answers\n")
        .containsPattern(
            "[0-9.]+ m?s  menu_app_events has login, create_profile, menu_search, review\n")
        .containsPattern("[0-9.]+ m?s  menu_app_orders has order\n")
        .containsPattern("Verified in [0-9.]+ s");
    assertThat(RunningSystem.allRows()).isEqualTo(rows + EVENT_TYPES);
  }

  @Test
  void eventsThatSqlDoesNotShowInTimeAreNamed(RunningSystem system) {
    long rows = RunningSystem.settledRows();

    Outcome verify = system.tureen().run("verify", "--schema", "hive.elsewhere", "--timeout", "5s");

    assertThat(verify.exitStatus()).isEqualTo(1);
    assertThat(verify.output())
        .contains("Accepted, and no row after 5.0 s: ", "menu_app_events", "elsewhere")
        .contains("menu-events, menu-orders", "[TUREEN-VERIFY-ROWS]");
    RunningSystem.awaitRows(rows + EVENT_TYPES);
  }

  @Test
  void aSystemThatIsNotUpIsNotVerified() {
    Outcome verify =
        new Tureen(Map.of())
            .with("TUREEN_STATE", Tureen.testDirectory().resolve("nothing").toString())
            .run("verify");

    assertThat(verify.exitStatus()).isEqualTo(1);
    assertThat(verify.output()).contains("TUREEN-NOT-UP").contains("./tureen up");
  }
}
