package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing lost, nothing twice, and fresh again soon, whatever dies. */
@Order(5)
@ExtendWith(RunningRelease.Extension.class)
class KilledPartsIT {
  /** A minute on an idle machine; the node shares its cores. */
  private static final Duration FRESH_AGAIN = Duration.ofSeconds(90);

  private static final Duration ROW_TIME = Duration.ofMinutes(3);
  private static final List<String> VICTIMS =
      List.of("datanode", "menu-orders", "menu-events-executor", "metastore");

  @Test
  void everyPartThatDiesWhileEventsFlowIsFreshAgainSoonAndNoRecordIsLostOrTwice(
      RunningRelease system) {
    long recordsBefore = system.broker().records();
    Load load =
        Load.start(
                system.release(),
                "load-while-killing",
                Map.of(
                    "TUREEN_LOAD_RATE",
                    "50",
                    "TUREEN_LOAD_DURATION",
                    "PT20M",
                    "TUREEN_LOAD_RETRY_FOR",
                    "PT2M"))
            .awaitRunning();

    for (String victim : VICTIMS) {
      kill(system, victim, () -> system.release().pods(victim).getFirst());
    }
    kill(system, Broker.NAME, system.broker()::pod);
    JsonNode report = load.stop();

    System.out.println(report);
    assertThat(report.get("failed").asLong()).as("failed").isZero();
    system.awaitReady();
    assertThat(system.release().pods("menu-orders-executor"))
        .as("none is left of the drivers that were killed")
        .hasSize(1);
    system.awaitEachRecordIsOneRow(ROW_TIME);
    assertThat(system.broker().records() - recordsBefore)
        .as("records")
        .isGreaterThanOrEqualTo(report.get("accepted").asLong());
  }

  private static void kill(RunningRelease system, String part, Supplier<Pod> pod) {
    kill(system, "crashed " + part, pod, Processes::crash);
    system.awaitReady();
    kill(system, "deleted " + part, pod, Processes::deleteByForce);
    system.awaitReady();
  }

  private static void kill(
      RunningRelease system, String what, Supplier<Pod> pod, Consumer<Pod> murder) {
    Pod victim = pod.get();
    String before = Processes.identity(victim);
    long start = System.nanoTime();
    murder.accept(victim);
    await(what + ": the process is gone")
        .atMost(FRESH_AGAIN)
        .until(() -> !before.equals(Processes.identity(Cluster.client().resource(victim).get())));
    Probe.follow(system.release(), FRESH_AGAIN.minusNanos(System.nanoTime() - start));
    System.out.printf("%s: fresh again after %.1f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
