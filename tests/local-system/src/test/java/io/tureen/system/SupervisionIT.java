package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.system.Faults.Fault;
import io.tureen.system.RunningSystem.Part;
import io.tureen.system.Tureen.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the supervisor does for a person. */
@Order(7)
@ExtendWith(RunningSystem.Extension.class)
class SupervisionIT {
  @BeforeEach
  void allIsWell(RunningSystem system) {
    system.awaitAllWell();
    RunningSystem.awaitRows(Records.onTopic());
  }

  @Test
  @Order(1)
  void upTwiceIsHarmlessAndSaysThatAllIsUp(RunningSystem system) {
    var before = system.parts();

    Outcome second = system.tureen().run("up");

    assertThat(second.exitStatus()).as(second.output()).isZero();
    assertThat(second.output()).contains("already up", RunningSystem.api());
    assertThat(system.parts()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void aPartThatDiesIsStartedAgainAndStatusSaysSo(RunningSystem system) {
    Part api = system.part("api");

    ProcessHandle.of(api.pid()).orElseThrow().destroyForcibly();

    await("the API has a new process")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              assertThat(system.part("api").pid()).isNotEqualTo(api.pid());
              assertThat(system.part("api").restarts()).isEqualTo(api.restarts() + 1);
            });
    system.awaitAllWell();
  }

  @Test
  @Order(3)
  void aServerThatHangsIsUnwellUntilItGoesOn(RunningSystem system) {
    List<String> servers = List.of("kafka", "metastore", "trino");
    List<Fault> hanging =
        servers.stream().map(name -> Faults.hanging(system.part(name).pid())).toList();
    try {
      await("they are unwell")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () ->
                  assertThat(system.parts())
                      .filteredOn(part -> servers.contains(part.name()))
                      .extracting(Part::state)
                      .containsOnly("unwell"));
    } finally {
      hanging.forEach(Fault::close);
    }
    system.awaitAllWell();
  }

  @Test
  @Order(4)
  void anotherCopyOnTheSamePortsIsToldWhichPortIsTaken(RunningSystem system) {
    Outcome other =
        system
            .tureen()
            .with("TUREEN_STATE", Tureen.testDirectory().resolve("other").toString())
            .run("up");

    assertThat(other.exitStatus()).as(other.output()).isNotZero();
    assertThat(other.output())
        .contains("TUREEN-", Integer.toString(RunningSystem.port(8080)))
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  @Order(5)
  void dataSurvivesDownAndUp(RunningSystem system) {
    long rows = RunningSystem.settledRows();

    system.down();
    assertThat(system.tureen().run("status").exitStatus()).isNotZero();
    assertThat(system.tureen().run("down").exitStatus()).as("down twice").isZero();
    for (String stream : List.of("menu-events", "menu-orders")) {
      assertThat(system.log(stream)).doesNotContain("RejectedExecutionException");
    }
    system.up();

    assertThat(RunningSystem.allRows()).isEqualTo(rows);
    assertThat(system.load("--plan", "each").get("accepted").asInt()).isEqualTo(5);
    RunningSystem.awaitRows(rows + 5);
  }

  @Test
  @Order(6)
  void aSupervisorThatWasKilledLeavesNothingThatStopsTheNextUp(RunningSystem system) {
    long rows = RunningSystem.settledRows();
    long supervisor =
        RunningSystem.json(system.tureen().run("status", "--output", "json").output())
            .get("supervisor")
            .get("pid")
            .asLong();

    ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();
    await("the supervisor is gone")
        .until(() -> !ProcessHandle.of(supervisor).map(ProcessHandle::isAlive).orElse(false));
    system.up();

    assertThat(RunningSystem.allRows()).isEqualTo(rows);
  }
}
