package io.tureen.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tureen.replay.RejectedRecords.Page;
import io.tureen.replay.ReplayReport.Counts;
import io.tureen.settings.Environment;
import io.tureen.testing.ServerProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Replays with a real Kafka and a real Trino; what the streams do of it is played by SQL. */
class ReplayIT {
  /** Several pages of each partition. */
  private static final int MANY = 2_500;

  /** A page of each partition. */
  private static final int FEW = 50;

  private static final Duration LONGEST = Duration.ofMinutes(5);

  @TempDir static Path directory;
  private static ReplayServers servers;

  private final StringWriter words = new StringWriter();

  @BeforeAll
  static void start() {
    servers = ReplayServers.start(directory);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void recordsThatFitGoThroughAsTheyWereUntilTheirEventsAreRows() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "plain")) {
      events.rejectFitting(FEW);
      events.rejectForEver(1_000, "null", "TOMBSTONE");
      events.rejectForEver(1_001, "to_utf8('')", "EMPTY");
      events.rejectForEver(1_002, "to_utf8('{\"event_type\": \"dance\"}')", "UNKNOWN_EVENT_TYPE");

      ReplayReport first = replay(events);
      events.becomeRows();
      ReplayReport second = replay(events);

      assertThat(first.total()).isEqualTo(new Counts(0, FEW, 0, 3, 0));
      assertThat(second.total()).isEqualTo(new Counts(FEW, 0, 0, 3, 0));
      assertEachSentOnce(events, FEW);
      ConsumerRecord<byte[], byte[]> eighth =
          events.records().stream()
              .filter(record -> new String(record.key(), UTF_8).equals("guest-7"))
              .findFirst()
              .orElseThrow();
      assertThat(Instant.ofEpochMilli(eighth.timestamp()))
          .as("too young for the topic's retention to delete it")
          .isCloseTo(Instant.now(), within(10, ChronoUnit.MINUTES));
      assertThat(
              events.number(
                  "select count(*) from plain_rejected where kafka_partition = 1 and kafka_offset = 3 and value = from_hex('%s')"
                      .formatted(HexFormat.of().formatHex(eighth.value()))))
          .isEqualTo(1);
    }
  }

  @Test
  void anEventThatIsADuplicateIsNotSentAndTheTableNeedNotBeThere() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "known")) {
      events.rejectFitting(FEW);
      events.makeDuplicates("kafka_offset < 5");

      assertThat(replay(events).total()).isEqualTo(new Counts(10, FEW - 10, 0, 0, 0));
      assertEachSentOnce(events, FEW - 10);
    }
  }

  @Test
  void ofTwoRecordsWithOneIdTheFirstIsSent() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "pairs")) {
      events.rejectFitting(FEW);
      events.rejectAgain(1_000, "kafka_partition = 0 and kafka_offset < 5");
      StringWriter out = new StringWriter();

      run(events, out, "--timeout", "PT0S");

      assertThat(out.toString()).contains("DUPLICATE").containsPattern("total +0 +50 +5 +0");
      assertEachSentOnce(events, FEW);
    }
  }

  @Test
  void aReplayAfterOneThatWasKilledSendsWhatIsNoRow() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "killed")) {
      events.rejectFitting(MANY);
      try (ServerProcess program = program(events)) {
        await("records")
            .atMost(LONGEST)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> !events.records().isEmpty());
        program.kill();
      }
      events.becomeRows();
      long rows = events.number("select count(*) from killed_events");

      ReplayReport report = replay(events);

      assertThat(report.total()).isEqualTo(new Counts(rows, MANY - rows, 0, 0, 0));
      assertEachSentOnce(events, MANY);
    }
  }

  @Test
  void streamsThatReadByAnotherCatalogueWouldRejectAgain() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "apart")) {
      events.rejectFitting(FEW);
      Path mended = events.catalogueFile();
      Files.writeString(
          mended, Files.readString(mended).replace("max_length: 256", "max_length: 300"));

      assertThatThrownBy(() -> replay(events))
          .hasMessageContaining("The stream menu-events reads by another catalogue than " + mended)
          .hasMessageEndingWith("[TUREEN-REPLAY-CATALOGUE]");
      StringWriter out = new StringWriter();
      int status = run(events, out, "--dry-run");

      assertThat(status).isZero();
      assertThat(words.toString()).contains("Not yet to be replayed: The stream menu-events reads");
      assertThat(out.toString()).contains("WOULD GO").containsPattern("total +0 +50 +0 +0");
      assertThat(events.records()).isEmpty();
    }
  }

  @Test
  void onlyWhatIsAskedForIsSent() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "some")) {
      events.rejectFitting(FEW);

      run(events, new StringWriter(), "--reason", "NOT_JSON,EMPTY", "--timeout", "PT0S");
      run(events, new StringWriter(), "--since", "2099-01-01T00:00:00Z", "--timeout", "PT0S");
      assertThat(events.records()).isEmpty();
      run(events, new StringWriter(), "--reason", "UNKNOWN_EVENT_TYPE", "--timeout", "PT0S");
      assertEachSentOnce(events, FEW);
    }
  }

  @Test
  void sentRecordsThatBecomeNoRowsAreTold() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "unread")) {
      events.rejectFitting(FEW);

      assertThat(run(events, new StringWriter(), "--timeout", "PT1S")).isEqualTo(1);
      assertThat(words.toString())
          .contains("50 records were sent and are no rows after PT1S", "[TUREEN-REPLAY-ROWS]");
    }
  }

  @Test
  void itWaitsUntilWhatItSentIsInTheTables() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "awaited")) {
      events.rejectFitting(FEW);
      StringWriter out = new StringWriter();
      Thread stream =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await().atMost(LONGEST).until(() -> events.records().size() == FEW);
                    events.becomeRows();
                  });

      assertThat(run(events, out, "--timeout", "PT2M")).isZero();

      stream.join();
      assertThat(out.toString()).contains("Of 50 sent, 50 are rows and 0 were rejected again.");
    }
  }

  @Test
  void recordsThatAreRejectedAgainAreTold() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "refused")) {
      events.rejectFitting(FEW);
      Thread stream =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await().atMost(LONGEST).until(() -> events.records().size() == FEW);
                    events.areRejectedAgain();
                  });

      assertThat(run(events, new StringWriter(), "--timeout", "PT2M")).isEqualTo(1);

      stream.join();
      assertThat(words.toString())
          .contains("50 records that were sent were rejected again")
          .contains("[TUREEN-REPLAY-ROWS]");
    }
  }

  @Test
  void placesAreReadInPagesThatKeepTheRecordsOfOnePlaceTogether() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "pages");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      events.rejectFitting(MANY);
      // Of a topic that was made anew: a second record at the last place of a page.
      events.rejectForEver(999, "to_utf8('')", "EMPTY");
      for (int large = 5_000; large < 5_005; large++) {
        events.rejectForEver(large, "to_utf8(lpad('', 900000, 'x'))", "NOT_JSON");
      }

      List<Page> pages = new RejectedRecords(trino, events.table(), Selection.ALL).pages();

      assertThat(pages)
          .containsExactly(
              new Page(0, 0, 999, 1_001),
              new Page(0, 1_000, 5_003, 254),
              new Page(0, 5_004, 5_004, 1),
              new Page(1, 0, 999, 1_000),
              new Page(1, 1_000, 1_249, 250));
    }
  }

  @Test
  void aMillionPlacesFitIntoASmallMemory() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "million")) {
      events.rejectEmpty(1_000_000);
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx24m",
              "-cp",
              System.getProperty("java.class.path"),
              PagesInSmallMemory.class.getName(),
              servers.trinoAddress().toString(),
              events.table());

      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
  }

  private ReplayReport replay(RejectedEvents events) throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(words, true))) {
      return new Replay(events.settings(), progress).run();
    }
  }

  private int run(RejectedEvents events, StringWriter out, String... arguments) {
    ReplayOptions options = new ReplayOptions();
    new CommandLine(
            CommandSpec.create().addMixin("replay", CommandSpec.forAnnotatedObject(options)))
        .parseArgs(arguments);
    return ConsoleReplay.run(
        options,
        servers.trinoAddress(),
        Optional.of(events.catalogueFile()),
        Environment.of(environment(events)),
        new PrintWriter(out, true),
        new PrintWriter(words, true));
  }

  private static Map<String, String> environment(RejectedEvents events) {
    return Map.of(
        "TUREEN_REPLAY_TRINO", servers.trinoAddress().toString(),
        "TUREEN_KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers(),
        "TUREEN_CATALOGUE", events.catalogueFile().toString(),
        "TUREEN_REPLAY_TIMEOUT", "PT0S");
  }

  private static ServerProcess program(RejectedEvents events) {
    return ServerProcess.start("services/replay", environment(events));
  }

  private static void assertEachSentOnce(RejectedEvents events, int records) {
    assertThat(events.records().stream().map(ConsumerRecord::value).map(String::new))
        .hasSize(records)
        .doesNotHaveDuplicates();
  }
}
