package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.system.RunningSystem.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing lost, nothing twice, whatever dies: the promises of docs/streams.md. */
@Order(6)
@ExtendWith(RunningSystem.Extension.class)
class KilledPartsIT {
  private static final int ROUNDS = 3;

  /** Slow enough that the original's 42,452 events outlast the kills. */
  private static final int EVENTS_PER_SECOND = 350;

  private static final int LEAST_EVENTS = 20_000;
  private static final List<String> VICTIMS =
      List.of("menu-events", "menu-orders", "kafka", "metastore", "trino");

  @Test
  void partsKilledAtRandomMomentsUnderLoadLoseNothingAndDoubleNothing(RunningSystem system)
      throws Exception {
    long seed = Long.getLong("tureen.test.seed", System.nanoTime());
    System.out.printf("seed of the kills: -Dtureen.test.seed=%d%n", seed);
    Random random = new Random(seed);
    long rowsBefore = RunningSystem.settledRows() - RunningSystem.duplicates();
    Path output = Tureen.testDirectory().resolve("killed-parts-load.txt");

    Process load =
        system
            .tureen()
            .start(
                output,
                "load",
                "--rate",
                Integer.toString(EVENTS_PER_SECOND),
                "--retry-for",
                "PT3M",
                "--output",
                "json");
    int kills = killAll(system, random, load);
    assertThat(load.waitFor(10, TimeUnit.MINUTES)).as("the load ends").isTrue();

    JsonNode report = RunningSystem.loadReport(Files.readString(output));
    long accepted = report.get("accepted").asLong();
    System.out.printf("kills=%d accepted=%d report=%s%n", kills, accepted, report);
    assertThat(kills).isGreaterThanOrEqualTo(10);
    assertThat(load.exitValue()).as(Files.readString(output)).isZero();
    assertThat(accepted).isGreaterThanOrEqualTo(LEAST_EVENTS);
    assertThat(report.get("sent").asLong()).isEqualTo(accepted);
    system.awaitAllWell();
    long onTopic = Records.onTopic();
    RunningSystem.awaitRows(onTopic);
    assertThat(Records.distinctInTables()).isEqualTo(onTopic);
    long duplicates = RunningSystem.duplicates();
    System.out.printf("duplicates=%d%n", duplicates);
    assertThat(onTopic - duplicates).isEqualTo(rowsBefore + accepted);
  }

  /** Kills each victim once a round, in an order and at moments that the seed decides. */
  private static int killAll(RunningSystem system, Random random, Process load) throws IOException {
    int kills = 0;
    Instant next = Instant.now().plusSeconds(5);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> victims = new ArrayList<>(VICTIMS);
      Collections.shuffle(victims, random);
      for (String victim : victims) {
        Instant moment = next;
        await("the next moment to kill")
            .atMost(Duration.ofMinutes(1))
            .until(() -> !Instant.now().isBefore(moment));
        if (!load.isAlive()) {
          return kills;
        }
        Part part = awaitAlive(system, victim);
        ProcessHandle.of(part.pid()).ifPresent(ProcessHandle::destroyForcibly);
        kills++;
        System.out.printf("kill %d: %s (pid %d)%n", kills, victim, part.pid());
        next = Instant.now().plusMillis(2_000 + random.nextInt(6_000));
      }
    }
    return kills;
  }

  /** Waits until a part has a process again; it need not be ready, so that starts are hit too. */
  private static Part awaitAlive(RunningSystem system, String name) {
    return await(name + " has a process")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> system.part(name),
            part -> ProcessHandle.of(part.pid()).map(ProcessHandle::isAlive).orElse(false));
  }
}
