package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.system.Faults.Fault;
import io.tureen.system.Tureen.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code ./tureen doctor} before faults that are real: each is named first, within ten seconds, and
 * all is well again when it is mended. It has a system of its own, after all others, since it makes
 * its topic anew.
 */
@Order(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration MEND_TIME = Duration.ofMinutes(1);
  private static final int PORT_OFFSET = 14_000;
  private static final int API_PORT = 8080 + PORT_OFFSET;
  private static final Path STATE = Tureen.testDirectory().resolve("doctor-system");

  /** Where Debian's package faketime has it. */
  private static final List<Path> FAKETIME =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

  private static final List<String> SEEN = new ArrayList<>();
  private static final Tureen TUREEN =
      new Tureen(
          Map.of(
              "TUREEN_STATE", STATE.toString(),
              "TUREEN_PORT_OFFSET", Integer.toString(PORT_OFFSET)));

  @BeforeAll
  static void begin() {
    RunningSystem.makeRoom();
    succeed(TUREEN.run("reset", "--yes"));
  }

  @AfterAll
  static void end() {
    succeed(TUREEN.run("down"));
    SEEN.forEach(System.out::println);
  }

  @Test
  @Order(1)
  void aPortThatIsTakenBeforeUp() throws IOException {
    try (ServerSocket taken = new ServerSocket(API_PORT, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      JsonNode cause = cause(TUREEN, "ports", "TUREEN-PORT-TAKEN");

      assertThat(cause.get("what").asText()).contains(Integer.toString(taken.getLocalPort()));
      assertThat(cause.get("to_do").asText()).contains("TUREEN_API_PORT");
    }
    assertWell(TUREEN);
  }

  @Test
  @Order(2)
  void aCatalogueThatIsNone() throws IOException {
    Path file = Files.writeString(Tureen.testDirectory().resolve("broken.yaml"), "topic: [");

    JsonNode cause =
        cause(
            TUREEN.with("TUREEN_CATALOGUE", file.toString()),
            "catalogue",
            "TUREEN-CATALOGUE-INVALID");

    assertThat(cause.get("what").asText()).contains(file.toString());
    assertThat(cause.get("set_in").asText()).contains("TUREEN_CATALOGUE");
  }

  @Test
  @Order(3)
  void aSystemThatIsUpIsWell() {
    Outcome up = TUREEN.run("up");
    assertThat(up.exitStatus()).as(up.output()).isZero();
    succeed(TUREEN.run("load", "--plan", "each"));

    awaitWell();
  }

  @Test
  @Order(4)
  void aBrokerThatHangs() {
    try (Fault fault = hanging("kafka")) {
      assertThat(fault).isNotNull();
      JsonNode cause = cause(TUREEN, "kafka", "TUREEN-BROKER-DOWN");

      assertThat(cause.get("what").asText()).contains("127.0.0.1:" + (9092 + PORT_OFFSET));
      assertThat(cause.get("set_in").asText()).contains("kafka-port");
    }
    awaitWell();
  }

  @Test
  @Order(5)
  void aMetastoreThatHangs() {
    try (Fault fault = hanging("metastore")) {
      assertThat(fault).isNotNull();
      cause(TUREEN, "metastore", "TUREEN-METASTORE-DOWN");
    }
    awaitWell();
  }

  @Test
  @Order(6)
  void aTrinoThatHangs() {
    try (Fault fault = hanging("trino")) {
      assertThat(fault).isNotNull();
      cause(TUREEN, "trino", "TUREEN-TRINO-DOWN");
    }
    awaitWell();
  }

  @Test
  @Order(7)
  void anApiThatWasKilledAgainAndAgain() {
    await("the API waits long before it is started again")
        .atMost(MEND_TIME)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              kill("api");
              return part("api").get("restarts").asInt() >= 3;
            });

    cause(TUREEN, "api", "TUREEN-PART-NOT-READY");
    awaitWell();
  }

  @Test
  @Order(8)
  void aWarehouseThatCannotBeWritten() {
    Path warehouse = STATE.resolve("data/warehouse");
    try (Fault fault = Faults.readOnly(warehouse)) {
      assertThat(fault).isNotNull();
      JsonNode cause = cause(TUREEN, "warehouse", "TUREEN-WAREHOUSE-UNWRITABLE");

      assertThat(cause.get("what").asText()).contains(warehouse.toString());
    }
    awaitWell();
  }

  @Test
  @Order(9)
  void aDiskThatIsFull() {
    try (Fault fault = Faults.onFullDisk(STATE.resolve("data/warehouse"))) {
      assertThat(fault).isNotNull();
      cause(TUREEN, "disk", "TUREEN-DISK-FULL");
    }
    awaitWell();
  }

  @Test
  @Order(10)
  void aCatalogueThatIsAnotherThanTheOneTheStreamsWriteBy() throws IOException {
    Path file = Tureen.testDirectory().resolve("another-catalogue.yaml");
    Files.writeString(file, Catalogues.evolved());

    cause(
        TUREEN.with("TUREEN_CATALOGUE", file.toString()), "catalogue", "TUREEN-CATALOGUE-CHANGED");
  }

  @Test
  @Order(11)
  void aClockThatIsWrong() {
    Path library = Tools.requireLibrary(FAKETIME, "Debian's package faketime");

    JsonNode cause =
        cause(
            TUREEN
                .with("LD_PRELOAD", library.toString())
                .with("FAKETIME", "+120s")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // With it, every timed wait of a JVM ends at once, and it spins.
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
            "clock",
            "TUREEN-CLOCK-SKEW");

    assertThat(cause.get("what").asText()).contains("this machine", "ahead of");
  }

  @Test
  @Order(12)
  void aTopicThatWasDeletedAndThenAStreamThatRefusesTheNewOne()
      throws ExecutionException, InterruptedException {
    String id;
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + (9092 + PORT_OFFSET)))) {
      admin.deleteTopics(List.of(Records.TOPIC)).all().get();
      cause(TUREEN, "topic", "TUREEN-TOPIC-MISSING");

      id =
          admin
              .createTopics(List.of(new NewTopic(Records.TOPIC, 2, (short) 1)))
              .topicId(Records.TOPIC)
              .get()
              .toString();
    }
    // They find out by themselves too, once there are events.
    List.of("menu-events", "menu-orders").forEach(DoctorIT::kill);
    await("a stream has found the topic to be another one")
        .atMost(MEND_TIME)
        .until(
            () ->
                Files.readString(STATE.resolve("logs/menu-events.log"))
                    .contains("TUREEN-STREAM-TOPIC-RECREATED"));
    JsonNode cause = cause(TUREEN, "menu-events", "TUREEN-STREAM-TOPIC-RECREATED");
    String decision = "other-topic/%s/%s".formatted(Records.TOPIC, id);
    assertThat(cause.get("what").asText()).contains("TUREEN_DECISIONS=" + decision);

    succeed(TUREEN.run("down"));
    succeed(TUREEN.with("TUREEN_DECISIONS", decision).run("up"));
    awaitWell();
  }

  /** The first cause, which is to be this one; within the limit, which is shown. */
  private static JsonNode cause(Tureen tureen, String part, String code) {
    long begin = System.nanoTime();
    Outcome doctor = tureen.run("doctor", "--output", "json");
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    JsonNode report = RunningSystem.json(doctor.output());
    assertThat(doctor.exitStatus()).as(doctor.output()).isEqualTo(1);
    JsonNode cause = report.get("causes").get(0);
    assertThat(cause.get("code").asText()).as(doctor.output()).isEqualTo(code);
    assertThat(cause.get("part").asText()).as(doctor.output()).isEqualTo(part);
    assertThat(cause.get("to_do").asText()).isNotEmpty();
    assertThat(taken).as("the time it took to name %s", code).isLessThan(LIMIT);
    SEEN.add(
        "doctor: %s %s after %.1f s, consequences: %d"
            .formatted(part, code, taken.toMillis() / 1e3, report.get("consequences").size()));
    return cause;
  }

  private static void assertWell(Tureen tureen) {
    Outcome doctor = tureen.run("doctor");
    assertThat(doctor.exitStatus()).as(doctor.output()).isZero();
    assertThat(doctor.output()).contains("All is well");
  }

  private static void awaitWell() {
    await("the doctor says that all is well")
        .atMost(MEND_TIME)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertWell(TUREEN));
  }

  private static Fault hanging(String part) {
    return Faults.hanging(part(part).get("process").get("pid").asLong());
  }

  private static void kill(String part) {
    ProcessHandle.of(part(part).path("process").path("pid").asLong())
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static JsonNode part(String name) {
    JsonNode parts =
        RunningSystem.json(TUREEN.run("status", "--output", "json").output()).get("parts");
    for (JsonNode part : parts) {
      if (part.get("name").asText().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name + " in " + parts);
  }

  private static void succeed(Outcome outcome) {
    assertThat(outcome.exitStatus()).as(outcome.output()).isZero();
  }
}
