package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
  private static final int RATE = 100;
  private static final Duration ROW_TIME = Duration.ofMinutes(3);
  private static final Duration FRESH_TIME = Duration.ofMinutes(2);

  private static final int REQUESTS = 15_000;

  @Test
  void anUpgradeWhileEventsFlowBreaksNoRequestAndLosesNothing(RunningRelease system) {
    long recordsBefore = system.broker().records();
    Load load =
        Load.start(
                system.release(),
                "load-while-upgrading",
                Map.of("TUREEN_LOAD_RATE", Integer.toString(RATE), "TUREEN_LOAD_DURATION", "PT10M"))
            .awaitRunning();
    FaithfulClients clients = FaithfulClients.start(system.release());

    try (clients) {
      system
          .release()
          .upgrade(
              system.valuesWith(
                  Map.of(
                      "api", Map.of("simulatorEnabled", true),
                      "spark", Map.of("triggerInterval", "PT2S"))));
      system.awaitRolledOut();
      Probe.follow(system.release(), FRESH_TIME);
      await("requests of the clients behind the port-forward")
          .atMost(FRESH_TIME)
          .until(() -> clients.accepted() + clients.broken().size() > REQUESTS);
    }
    JsonNode report = load.stop();

    System.out.printf("%s%nthrough a port-forward: %d%n", report, clients.accepted());
    assertThat(clients.broken()).as("requests through a port-forward that broke").isEmpty();
    assertThat(report.get("failed").asLong()).as("failed").isZero();
    assertThat(report.get("retried").asLong())
        .as("requests through the Service that broke")
        .isZero();
    system.awaitEachRecordIsOneRow(ROW_TIME);
    assertThat(system.broker().records() - recordsBefore - Probe.EVENTS)
        .isEqualTo(report.get("accepted").asLong() + clients.accepted());
  }
}
