package io.tureen.stream.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream starts from its tables, and from nothing else. */
class StartIT {
  private static final String EVENTS = "menu-events";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void aKilledStreamGoesOnThoughTheTableOfRejectedRecordsIsBehind() throws Exception {
    try (Restaurant restaurant = new Restaurant("behind");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      Poison.send(producer);
      StreamProcess stream = restaurant.start(EVENTS);
      restaurant.awaitRows("rejected", Poison.COUNT);
      producer.logIns(100);
      restaurant.awaitRows("events", 100);
      stream.process().kill();
      assertThat(restaurant.committed("rejected").until(restaurant.committed("events")))
          .isPositive();
      producer.logIns(50);
      Poison.send(producer);

      stream.process().startAgain();

      restaurant.awaitRows("events", 150);
      restaurant.awaitRows("rejected", 2 * Poison.COUNT);
      assertThat(restaurant.origins("events")).doesNotHaveDuplicates();
      assertThat(restaurant.origins("rejected")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aTableWithoutRowsSaysAfterAMinuteHowFarTheStreamIs() throws Exception {
    try (Restaurant restaurant = new Restaurant("quiet");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(20);

      restaurant.start(EVENTS);

      restaurant.awaitRows("events", 20);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(restaurant.committed("rejected"))
                      .isEqualTo(restaurant.committed("events")));
    }
  }

  @Test
  void scratchFilesGoWithTheStreamOrWhenItStartsAgainAndNoneIsBesideTheTables() throws Exception {
    try (Restaurant restaurant = new Restaurant("scratch");
        Producer producer = restaurant.producer()) {
      restaurant.createTopic();
      producer.logIns(10);
      StreamProcess stream =
          restaurant.start(EVENTS, Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + directory));
      restaurant.awaitRows("events", 10);
      stream.process().kill();
      Path scratch = directory.resolve("tureen-" + EVENTS + "-" + stream.healthPort());
      assertThat(scratch).isNotEmptyDirectory();
      Path left = Files.createFile(scratch.resolve("left"));

      stream.process().startAgain();

      stream.awaitReady();
      assertThat(left).doesNotExist();
      assertThat(stream.process().stop()).isZero();
      assertThat(scratch).doesNotExist();
      assertThat(names(Path.of(Servers.shared().warehouse())))
          .anyMatch(name -> name.startsWith("scratch_events-"))
          .anyMatch(name -> name.startsWith("scratch_rejected-"))
          .anyMatch(name -> name.startsWith("tureen_catalogues-"))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
