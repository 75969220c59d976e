package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.system.Tureen.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What people do to a running system, in an order and with kills in between that a seed decides;
 * afterwards each record is in one place. Longer: {@code -Dtureen.test.campaign=PT1H}.
 */
@Order(10)
@ExtendWith(RunningSystem.Extension.class)
class CampaignIT {
  private static final List<String> VICTIMS =
      List.of("menu-events", "menu-orders", "kafka", "metastore", "trino", "api");
  private static final int ACTS_FOR_EACH_KILL = 12;
  private static final String EVENTS_PER_SECOND = "60";

  @Test
  void whateverPeopleDoAndWhateverDiesEachRecordIsInOnePlace(RunningSystem system)
      throws Exception {
    long seed = Long.getLong("tureen.test.seed", System.nanoTime());
    Duration length = Duration.parse(System.getProperty("tureen.test.campaign", "PT0S"));
    System.out.printf("seed of the campaign: -Dtureen.test.seed=%d%n", seed);
    Random random = new Random(seed);
    RunningSystem.settledRows();
    Instant end = Instant.now().plus(length);
    int round = 0;
    do {
      round++;
      playRound(system, random, round);
    } while (Instant.now().isBefore(end));
    System.out.printf("rounds=%d%n", round);
  }

  private static void playRound(RunningSystem system, Random random, int round) throws Exception {
    try (Acts acts = new Acts(system, random)) {
      List<Acts.Act> order = new ArrayList<>(acts.all());
      Collections.shuffle(order, random);
      long before = Records.onTopic();
      Path output = Tureen.testDirectory().resolve("campaign-load.txt");
      Process load =
          system
              .tureen()
              .start(
                  output,
                  "load",
                  "--rate",
                  EVENTS_PER_SECOND,
                  "--duration",
                  "30s",
                  "--retry-for",
                  "PT4M");
      await("the load is under way")
          .atMost(Duration.ofMinutes(1))
          .until(() -> Records.onTopic() > before);
      int done = 0;
      for (Acts.Act act : order) {
        if (random.nextInt(ACTS_FOR_EACH_KILL) == 0) {
          kill(system, VICTIMS.get(random.nextInt(VICTIMS.size())));
        }
        done += act.perform() ? 1 : 0;
      }
      System.out.printf("round %d: %d of %d acts went through%n", round, done, order.size());
      assertThat(load.waitFor(6, TimeUnit.MINUTES)).as("the load ends").isTrue();
      assertThat(load.exitValue()).as("exit status of the load, see %s", output).isZero();
      assertThat(done).as("acts that went through").isGreaterThan(order.size() / 2);
    }
    system.awaitAllWell();
    awaitAllAccountedFor(system);
  }

  private static void kill(RunningSystem system, String victim) {
    long pid = system.part(victim).pid();
    System.out.printf("kill %s (pid %d)%n", victim, pid);
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Once the streams have read all that there is. */
  private static void awaitAllAccountedFor(RunningSystem system) {
    await("all is accounted for")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              Outcome audit = system.tureen().run("audit", "--json");
              assertThat(audit.exitStatus()).as(audit.output()).isZero();
              assertThat(audited(audit.output())).isEqualTo(Records.onTopic());
            });
    Outcome whole = system.tureen().run("audit", "--full");
    assertThat(whole.exitStatus()).as(whole.output()).isZero();
    System.out.println(whole.output());
  }

  /** The offsets of all partitions up to which it was audited, added up. */
  private static long audited(String output) {
    return StreamSupport.stream(
            RunningSystem.json(output.substring(output.indexOf('{')))
                .get("partitions")
                .spliterator(),
            false)
        .mapToLong(partition -> partition.get("to").asLong())
        .sum();
  }
}
