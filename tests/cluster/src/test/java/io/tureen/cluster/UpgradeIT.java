package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A changed value while events flow. */
@Order(3)
@ExtendWith(RunningRelease.Extension.class)
class UpgradeIT {
  private static final Duration ROW_TIME = Duration.ofMinutes(3);
  private static final Duration FRESH_TIME = Duration.ofMinutes(2);

  @Test
  void anUpgradeWhileEventsFlowShowsTheClientsNo5xxAndLosesNothing(RunningRelease system) {
    long recordsBefore = system.broker().records();
    Load load =
        Load.start(
                system.release(),
                "load-while-upgrading",
                Map.of("TUREEN_LOAD_RATE", "50", "TUREEN_LOAD_DURATION", "PT10M"))
            .awaitRunning();

    system
        .release()
        .upgrade(
            system.valuesWith(
                Map.of(
                    "api", Map.of("simulatorEnabled", true),
                    "spark", Map.of("triggerInterval", "PT2S"))));
    system.awaitRolledOut();
    Probe.follow(system.release(), FRESH_TIME);
    JsonNode report = load.stop();

    System.out.println(report);
    assertThat(report.get("failed").asLong()).as("failed").isZero();
    assertThat(report.get("retried").asLong()).as("answered 5xx, or not at all").isZero();
    system.awaitEachRecordIsOneRow(ROW_TIME);
    assertThat(system.broker().records() - recordsBefore)
        .as("records since the load began: its events and the two of the probe")
        .isEqualTo(report.get("accepted").asLong() + 2);
  }
}
