package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.tureen.cluster.Console.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console tells of a release. */
@Order(2)
@ExtendWith(RunningRelease.Extension.class)
class ConsoleIT {
  private static final Duration SHOWN_TIME = Duration.ofMinutes(1);
  private static final Duration READY_TIME = Duration.ofMinutes(3);
  private static final Duration LOAD_TIME = Duration.ofMinutes(3);

  @Test
  @Order(1)
  void everyPartIsShownAndIsWell(RunningRelease system) throws Exception {
    system.awaitReady();

    Now now = awaitNow(system, SHOWN_TIME, Now::everyPartIsReady);

    assertThat(now.json().get("parts").findValuesAsText("name"))
        .containsExactlyInAnyOrder(
            "api",
            "console",
            "datanode",
            "menu-events",
            "menu-orders",
            "metastore",
            "namenode",
            "trino");
    try (Console console = system.release().console()) {
      assertThat(console.page()).contains("<title>Tureen</title>");
    }
  }

  @Test
  @Order(2)
  void aLoadIsSeenAsEventsAndAsRowsAndLeavesNoLag(RunningRelease system) {
    Instant start = Instant.now();

    Load.start(
            system.release(),
            "load-for-the-console",
            Map.of("TUREEN_LOAD_RATE", "50", "TUREEN_LOAD_DURATION", "PT20S"))
        .report(LOAD_TIME);

    Now now =
        awaitNow(
            system,
            SHOWN_TIME,
            it ->
                it.largest("events_in", start) > 0
                    && it.largest("rows_out", start) > 0
                    && it.value("lag_records").asDouble(-1) == 0);
    assertThat(now.value("lag_seconds").isNumber()).isTrue();
    assertThat(now.value("rejected").isNumber()).isTrue();
  }

  @Test
  @Order(3)
  void aPodThatIsDeletedIsShownAsNotWellUntilAnotherIsReady(RunningRelease system) {
    Pod metastore = system.release().pods("metastore").getFirst();

    // Another one would be ready before anybody has looked.
    cordon(metastore.getSpec().getNodeName(), true);
    try {
      Processes.deleteByForce(metastore);

      awaitNow(system, SHOWN_TIME, now -> !now.isReady("metastore"));
    } finally {
      cordon(metastore.getSpec().getNodeName(), false);
    }
    awaitNow(system, READY_TIME, now -> now.isReady("metastore"));
    system.awaitReady();
  }

  @Test
  @Order(4)
  void aContainerThatCrashesIsCountedAsARestart(RunningRelease system) {
    int before = restarts(awaitNow(system, SHOWN_TIME, now -> now.isReady("metastore")));

    Processes.crash(system.release().pods("metastore").getFirst());

    // The kubelet may tell of the new container before it tells how the old one ended.
    awaitNow(
        system,
        READY_TIME,
        it ->
            it.isReady("metastore")
                && restarts(it) == before + 1
                && it.part("metastore").get("detail").asText().contains("ended before"));
    system.awaitReady();
  }

  private static void cordon(String node, boolean unschedulable) {
    Cluster.client()
        .nodes()
        .withName(node)
        .edit(
            it ->
                new NodeBuilder(it).editSpec().withUnschedulable(unschedulable).endSpec().build());
  }

  private static int restarts(Now now) {
    return now.part("metastore").get("restarts").asInt();
  }

  private static Now awaitNow(RunningRelease system, Duration limit, Predicate<Now> condition) {
    return await("the console shows it")
        .atMost(limit)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () -> {
              try (Console console = system.release().console()) {
                return console.now();
              }
            },
            condition);
  }
}
