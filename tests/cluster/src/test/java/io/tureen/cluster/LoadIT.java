package io.tureen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job on the real input, in a cluster. */
@Order(1)
@ExtendWith(RunningRelease.Extension.class)
class LoadIT {
  private static final long ORIGINAL_EVENTS = 42_452;
  private static final long LOGINS = 8_291;
  private static final long EVENT_TYPES = 5;
  private static final Duration LOAD_TIME = Duration.ofMinutes(5);
  private static final Duration ROW_TIME = Duration.ofMinutes(3);

  @Test
  @Order(1)
  void everyPartGetsReadyAndTheFirstEventsAreRows(RunningRelease system) {
    system.awaitReady();

    System.out.printf(
        "from helm install to the first row of each stream: %.1f s%n",
        system.timeToFirstRow().toMillis() / 1e3);
  }

  @Test
  @Order(2)
  void theLoadJobTurnsTheOriginals42452EventsIntoRows(RunningRelease system) {
    long rowsBefore;
    long loginsBefore;
    try (Sql sql = system.release().sql()) {
      rowsBefore = sql.rows();
      loginsBefore = logins(sql);
    }

    JsonNode report = Load.start(system.release(), "whole-load", Map.of()).report(LOAD_TIME);

    System.out.println(report);
    assertThat(report.get("accepted").asLong()).isEqualTo(ORIGINAL_EVENTS);
    system.awaitEachRecordIsOneRow(ROW_TIME);
    try (Sql sql = system.release().sql()) {
      assertThat(sql.rows()).isEqualTo(rowsBefore + ORIGINAL_EVENTS);
      assertThat(logins(sql)).isEqualTo(loginsBefore + LOGINS);
      assertThat(sql.count("menu_app_rejected")).isZero();
    }
  }

  @Test
  @Order(3)
  void helmTestSeesOneEventOfEachTypeAsARow(RunningRelease system) {
    long recordsBefore = system.broker().records();

    system.release().test();

    assertThat(system.broker().records()).isEqualTo(recordsBefore + EVENT_TYPES);
  }

  @Test
  @Order(4)
  void thePodsUseLessMemoryThanTheMachineOfTheGuideHas(RunningRelease system) throws Exception {
    Map<String, Long> used = Memory.ofPods(system.release().namespace());

    used.forEach((pod, mebibytes) -> System.out.printf("memory: %5d MiB %s%n", mebibytes, pod));
    assertThat(used.values().stream().mapToLong(Long::longValue).sum()).isLessThan(6 * 1024);
  }

  private static long logins(Sql sql) {
    return sql.number("select count(*) from menu_app_events where event_type = 'login'");
  }
}
