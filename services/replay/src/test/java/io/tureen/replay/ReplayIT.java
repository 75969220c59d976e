package io.tureen.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.tureen.replay.KilledReplay.Stage;
import io.tureen.replay.RejectedRecords.Page;
import io.tureen.settings.Environment;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Replays with a real Kafka and a real Trino, and none of them twice. */
class ReplayIT {
  /** Several pages of each partition. */
  private static final int MANY = 2_500;

  /** A page of each partition. */
  private static final int FEW = 50;

  private static final Duration LEASE = Duration.ofSeconds(20);
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
  void recordsThatFitGoThroughOnceAsTheyWere() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "plain")) {
      events.rejectFitting(FEW);
      events.rejectForEver(1_000, "null", "TOMBSTONE");
      events.rejectForEver(1_001, "to_utf8('')", "EMPTY");
      events.rejectForEver(1_002, "to_utf8('{\"event_type\": \"dance\"}')", "UNKNOWN_EVENT_TYPE");

      ReplayReport first = replay(events);
      ReplayReport second = replay(events);

      assertThat(first.total()).isEqualTo(new ReplayReport.Counts(0, FEW, 3, 0));
      assertThat(second.total()).isEqualTo(new ReplayReport.Counts(FEW, 0, 3, 0));
      assertEachSentOnce(events, FEW);
      ConsumerRecord<byte[], byte[]> eighth =
          events.records().stream()
              .filter(record -> RejectedEvents.replayOf(record).equals("1-3"))
              .findFirst()
              .orElseThrow();
      assertThat(new String(eighth.key(), UTF_8)).isEqualTo("guest-7");
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

  @ParameterizedTest
  @EnumSource(Stage.class)
  void whereverAReplayIsKilledTheNextSendsWhatItHadNotSent(Stage stage) throws Exception {
    String prefix = "killed_" + stage.name().toLowerCase(Locale.ROOT);
    try (RejectedEvents events = new RejectedEvents(servers, directory, prefix)) {
      events.rejectFitting(FEW);

      int status = killedReplay(events, stage, 2).awaitExit();
      int sent = events.records().size();
      events.letAnHourPass();
      replay(events);

      assertThat(status).isEqualTo(KilledReplay.STATUS);
      assertThat(sent).isBetween(FEW / 2, FEW);
      assertEachSentOnce(events, FEW);
    }
  }

  @Test
  void aProgramThatIsKilledAgainAndAgainSendsEachOnce() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "again")) {
      events.rejectFitting(MANY);
      for (int kill = 1; kill <= 2; kill++) {
        int before = events.records().size();
        try (ServerProcess program = program(events)) {
          await("more records")
              .atMost(LONGEST)
              .pollInterval(Duration.ofMillis(20))
              .until(() -> events.records().size() > before);
          program.kill();
        }
        if (kill == 1) {
          events.letAnHourPass();
        }
      }

      ServerProcess last = program(events);

      assertThat(last.awaitExit(LONGEST)).as(last.output()).isZero();
      assertEachSentOnce(events, MANY);
    }
  }

  @Test
  void ofTwoAtOnceTheSecondSaysThatThereIsAnother() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "twice")) {
      events.rejectFitting(MANY);
      try (ServerProcess one = program(events);
          ServerProcess other = program(events)) {
        List<Integer> statuses = List.of(one.awaitExit(LONGEST), other.awaitExit(LONGEST));

        // Both, if they began at the same moment; none, if one had ended before the other looked.
        assertThat(statuses).isSubsetOf(0, 1);
        assertThat(List.of(one, other))
            .allSatisfy(
                program ->
                    assertThat(program.output())
                        .containsAnyOf("[TUREEN-REPLAY-RUNNING]", "total "));
      }
      replay(events);
      assertEachSentOnce(events, MANY);
    }
  }

  @Test
  void aReplayThatIsAtWorkIsNotDisturbed() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "busy");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      events.rejectFitting(FEW);
      Ledger other = new Ledger(trino, events.table());
      other.createIfAbsent();
      other.begin(LEASE);
      Thread alive =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await().atMost(LEASE).until(() -> words.toString().contains("was at work"));
                    other.begin(LEASE);
                  });

      assertThatThrownBy(() -> replay(events))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("Another replay is at work: " + other.replay())
          .hasMessageEndingWith("[TUREEN-REPLAY-RUNNING]");
      alive.join();
      assertThat(events.records()).isEmpty();
    }
  }

  @Test
  void aReplayIsJudgedByItsOwnLease() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "leases");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      events.rejectFitting(FEW);
      Ledger patient = new Ledger(trino, events.table());
      patient.createIfAbsent();
      patient.begin(Duration.ofMinutes(10));
      events.letPass("1' minute");
      Thread alive =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await().atMost(LEASE).until(() -> words.toString().contains("was at work"));
                    patient.begin(Duration.ofMinutes(10));
                  });

      assertThatThrownBy(() -> replay(events)).hasMessageEndingWith("[TUREEN-REPLAY-RUNNING]");
      alive.join();
      assertThat(words.toString()).containsPattern("Waiting up to 5\\d\\d s for a sign of life");
      assertThat(events.records()).isEmpty();
      patient.end();

      Ledger hasty = new Ledger(trino, events.table());
      hasty.begin(Duration.ofSeconds(2));
      events.letPass("3' second");
      replay(events);
      assertThat(words.toString()).containsOnlyOnce("was at work");
    }
  }

  @Test
  void aLedgerOfAnEarlierVersionIsGivenTheColumnThatItLacks() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "older");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      events.rejectFitting(FEW);
      Ledger other = new Ledger(trino, events.table());
      other.createIfAbsent();
      other.begin(LEASE);
      events.execute("alter table %s drop column lease_millis".formatted(events.ledger()));
      events.letPass("15' second");

      replay(events);

      assertThat(words.toString()).containsPattern("Waiting up to [1-5] s for a sign of life");
      assertEachSentOnce(events, FEW);
    }
  }

  @Test
  void aReplayThatTrinoIsTooSlowForSaysInTheLedgerThatItEnded() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "tardy");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      Ledger ledger = new Ledger(trino, events.table());
      ledger.createIfAbsent();
      Lease lease = new Lease(ledger, Duration.ofMillis(1));
      lease.take(words::write);

      assertThatThrownBy(lease::requireMaySend).hasMessageEndingWith("[TUREEN-REPLAY-SLOW]");

      assertThat(steps(events, "ended")).isEqualTo(1);
    }
  }

  @Test
  void whatWasClaimedLongerAgoThanTheLeaseLastsIsNotSent() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "lapsed");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      Ledger ledger = new Ledger(trino, events.table());
      ledger.createIfAbsent();
      Lease lease = new Lease(ledger, Duration.ofSeconds(2));
      lease.take(words::write);
      long claimedNanos = System.nanoTime();
      await().until(() -> System.nanoTime() - claimedNanos > Duration.ofSeconds(2).toNanos());

      assertThatThrownBy(lease::requireMaySend)
          .as("another replay may have let the claim go")
          .hasMessageEndingWith("[TUREEN-REPLAY-SLOW]");
    }
  }

  @Test
  void whatAKilledReplayHadClaimedAndNotSentIsLookedForOnce() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "closed")) {
      events.rejectFitting(FEW);
      killedReplay(events, Stage.CLAIMED, 1).awaitExit();
      events.letAnHourPass();
      long claimed = steps(events, "claimed");

      run(events, new StringWriter(), "--reason", "EMPTY", "--timeout", "PT0S");

      assertThat(claimed).isPositive();
      assertThat(steps(events, "unsent")).isEqualTo(claimed);
      assertThat(events.records()).isEmpty();
      run(events, new StringWriter(), "--reason", "EMPTY", "--timeout", "PT0S");
      assertThat(steps(events, "unsent")).isEqualTo(claimed);
    }
  }

  @Test
  void whatWasLetGoOnceIsLookedForAgainWhenAnotherReplayIsKilledWithIt() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "reopened")) {
      events.rejectFitting(FEW);
      killedReplay(events, Stage.CLAIMED, 1).awaitExit();
      events.letAnHourPass();
      killedReplay(events, Stage.HALF_SENT, 1).awaitExit();
      events.letAnHourPass();

      replay(events);

      assertEachSentOnce(events, FEW);
    }
  }

  @Test
  void aReplayThatWasTakenForKilledSendsNoMore() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "slow");
        Trino trino = new Trino(servers.trinoAddress(), "hive.default")) {
      Ledger ledger = new Ledger(trino, events.table());
      ledger.createIfAbsent();
      Lease lease = new Lease(ledger, LEASE);
      lease.take(words::write);
      lease.requireMaySend();
      events.letAnHourPass();
      events.rejectFitting(FEW);

      replay(events);

      assertThatThrownBy(lease::requireMaySend)
          .isInstanceOf(ReplayException.class)
          .hasMessageEndingWith("[TUREEN-REPLAY-RUNNING]");
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
      assertThat(out.toString()).contains("WOULD GO").containsPattern("total +0 +50 +0");
      assertThat(events.records()).isEmpty();
      assertThat(
              events.number(
                  "select count(*) from information_schema.tables where table_name ="
                      + " 'apart_rejected_replays'"))
          .isZero();
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
  void whatNobodyCanDecideIsNotSentTwiceAndAPersonDecidesByTheStatementsThatAreTold()
      throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "expired")) {
      events.rejectFitting(FEW);
      killedReplay(events, Stage.ALL_SENT, 1).awaitExit();
      events.letAnHourPass();
      events.deleteRecords();

      ReplayException undecided = catchThrowableOfType(ReplayException.class, () -> replay(events));
      assertThat(undecided)
          .hasMessageContaining("Kafka no longer has all records since then")
          .hasMessageEndingWith("[TUREEN-REPLAY-UNDECIDED]");
      assertThat(events.records()).isEmpty();

      String statements = undecided.getMessage();
      int begin = statements.indexOf("insert into hive.default.expired_rejected_replays");
      for (String statement :
          statements.substring(begin, statements.lastIndexOf(" [")).split("; ", -1)) {
        events.execute(statement.replace("(PARTITION, OFFSET), ...", "(0, 3), (0, 4)"));
      }
      replay(events);
      assertThat(events.replayed()).hasSize(FEW - 2).doesNotHaveDuplicates();
      assertThat(events.number("select count(*) from expired_rejected_replays where step = 'sent'"))
          .isEqualTo(FEW);
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
  void recordsThatAnEarlierReplaySentAreWaitedForUntilTheyAreRows() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "late")) {
      events.rejectFitting(FEW);
      run(events, new StringWriter(), "--timeout", "PT0S");
      StringWriter out = new StringWriter();

      assertThat(run(events, out, "--timeout", "PT1S")).isEqualTo(1);
      assertThat(out.toString()).contains("50 that earlier replays sent are no rows yet.");
      assertThat(words.toString())
          .contains("50 records were sent and are no rows after PT1S", "[TUREEN-REPLAY-ROWS]");

      events.becomeRows();
      assertThat(run(events, new StringWriter(), "--timeout", "PT1S")).isZero();
      events.execute("delete from late_events");
      assertThat(run(events, new StringWriter(), "--timeout", "PT1S"))
          .as("it was seen that they had arrived")
          .isZero();
    }
  }

  @Test
  void recordsOfAnEarlierReplayThatAreRejectedAgainAreToldOnce() throws Exception {
    try (RejectedEvents events = new RejectedEvents(servers, directory, "refused")) {
      events.rejectFitting(FEW);
      run(events, new StringWriter(), "--timeout", "PT0S");
      events.areRejectedAgain();
      StringWriter out = new StringWriter();

      assertThat(run(events, out, "--timeout", "PT1S", "--reason", "NOT_JSON")).isEqualTo(1);
      assertThat(out.toString()).contains("50 that earlier replays sent were rejected again.");
      assertThat(words.toString())
          .contains("50 records that were sent")
          .contains("[TUREEN-REPLAY-ROWS]");
      assertThat(run(events, new StringWriter(), "--timeout", "PT1S", "--reason", "NOT_JSON"))
          .isZero();
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

      List<Page> pages =
          new RejectedRecords(trino, events.table(), Selection.ALL, Optional.empty()).pages();

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

      Process process =
          java(
              List.of("-Xmx24m"), PagesInSmallMemory.class, servers.trinoAddress(), events.table());

      assertThat(process.waitFor()).isZero();
    }
  }

  private ReplayReport replay(RejectedEvents events) throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(words, true))) {
      return new Replay(events.settings(LEASE), progress).run();
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
        "TUREEN_REPLAY_LEASE", LEASE.toString(),
        "TUREEN_REPLAY_TIMEOUT", "PT0S");
  }

  private static ServerProcess program(RejectedEvents events) {
    return ServerProcess.start("services/replay", environment(events));
  }

  /** A process of this test's class path, that ends by itself. */
  private record Killed(Process process) {
    int awaitExit() throws InterruptedException {
      return process.waitFor();
    }
  }

  private static Killed killedReplay(RejectedEvents events, Stage stage, int claim)
      throws IOException {
    return new Killed(
        java(
            List.of(),
            KilledReplay.class,
            stage,
            claim,
            servers.trinoAddress(),
            servers.kafka().bootstrapServers(),
            events.catalogueFile(),
            LEASE));
  }

  private static Process java(List<String> flags, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static long steps(RejectedEvents events, String step) {
    return events.number(
        "select count(*) from %s where step = '%s'".formatted(events.ledger(), step));
  }

  private static void assertEachSentOnce(RejectedEvents events, int records) {
    assertThat(events.replayed())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, records).mapToObj(n -> n % 2 + "-" + n / 2).toList());
    assertThat(
            events.number(
                "select count(*) from (select distinct kafka_partition, kafka_offset from %s where step = 'sent')"
                    .formatted(events.ledger())))
        .isEqualTo(records);
  }
}
