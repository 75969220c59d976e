package io.tureen.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import io.tureen.local.part.Job;
import io.tureen.local.part.Part;
import io.tureen.local.part.Readiness;
import io.tureen.local.process.ProcessIdentity;
import io.tureen.local.state.PartState;
import io.tureen.local.state.PartStatus;
import io.tureen.local.state.StateDirectory;
import io.tureen.local.state.Status;
import io.tureen.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With parts that are real processes, though small ones. */
class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @TempDir private Path home;
  private StateDirectory state;
  private Supervisor supervisor;

  @BeforeEach
  void prepare() {
    state = new StateDirectory(home.resolve("state"));
    state.prepare();
  }

  @AfterEach
  void stop() {
    supervisor.stop().join();
  }

  @Test
  void aPartIsReadyOnceItSaysSoAndListens() throws IOException {
    start(listening("kafka", Set.of()));

    PartStatus kafka = await("kafka", PartStatus::isReady);

    assertThat(kafka.restarts()).isZero();
    assertThat(kafka.isRunning()).isTrue();
  }

  @Test
  void aPartThatIsKilledIsStartedAgain() throws IOException {
    start(listening("kafka", Set.of()));
    ProcessIdentity first = await("kafka", PartStatus::isReady).process().orElseThrow();

    first.running().orElseThrow().destroyForcibly();

    PartStatus again = await("kafka", part -> part.isReady() && part.restarts() == 1);
    assertThat(again.process()).isPresent().isNotEqualTo(Optional.of(first));
  }

  @Test
  void aPartThatCannotRunSaysWhyWhileItIsTriedAgain() throws IOException {
    start(part("api", "fail 7", FreePort.find(), Set.of()));

    PartStatus api =
        await("api", part -> part.state() == PartState.RESTARTING && part.restarts() >= 2);

    assertThat(api.detail()).contains("ended with status 7").contains("starts again 2 s later");
  }

  @Test
  void aPartWaitsForThoseItStartsAfter() throws IOException {
    start(listening("api", Set.of("kafka")), part("kafka", "wait", FreePort.find(), Set.of()));

    await("kafka", part -> part.state() == PartState.STARTING);

    assertThat(await("api", part -> part.state() == PartState.WAITING).detail())
        .isEqualTo("waits for kafka");
  }

  @Test
  void stoppingEndsEveryPartAndSaysSo() throws IOException {
    start(listening("kafka", Set.of()), listening("api", Set.of()));
    PartStatus kafka = await("kafka", PartStatus::isReady);
    PartStatus api = await("api", PartStatus::isReady);

    supervisor.stop().join();

    assertThat(kafka.isRunning()).isFalse();
    assertThat(api.isRunning()).isFalse();
    assertThat(status().parts())
        .allMatch(part -> part.state() == PartState.STOPPED && part.process().isEmpty());
  }

  @Test
  void aStubbornPartIsKilledAfterItsGrace() throws IOException {
    start(part("kafka", "stubborn", FreePort.find(), Set.of()));
    PartStatus kafka =
        await("kafka", part -> part.isRunning() && logOf("kafka").contains(TestProcess.READY));

    supervisor.stop().join();

    assertThat(kafka.isRunning()).isFalse();
  }

  @Test
  void itsLogHoldsWhatAPartWrites() throws IOException {
    start(listening("kafka", Set.of()));

    await("kafka", PartStatus::isReady);

    assertThat(logOf("kafka")).contains(TestProcess.READY);
  }

  @Test
  void aJobThatEndedIsStartedAgainAndIsNoPart() throws IOException {
    start(List.of(job("end")), listening("kafka", Set.of()));

    Awaitility.await("the job has run three times")
        .atMost(LONG)
        .until(() -> logOf("upkeep").lines().filter(TestProcess.READY::equals).count() >= 3);

    assertThat(status().parts()).extracting(PartStatus::name).containsExactly("kafka");
  }

  @Test
  void aJobThatFailsIsSaidToUntilARunOfItWorks() throws IOException {
    start(List.of(job("fail 3")), listening("kafka", Set.of()));

    Awaitility.await("the job has failed twice")
        .atMost(LONG)
        .until(() -> status().jobs().getFirst().failures() >= 2);

    assertThat(status().jobs().getFirst().problem(Instant.now()).orElseThrow())
        .startsWith("its last ")
        .endsWith(" runs failed, the last one with status 3");
  }

  @Test
  void stoppingEndsAJobThatRuns() throws IOException {
    start(List.of(job("stubborn")), listening("kafka", Set.of()));
    Awaitility.await("the job runs")
        .atMost(LONG)
        .until(() -> logOf("upkeep").contains(TestProcess.READY));
    long pid = jobsRunning().getFirst().pid();

    supervisor.stop().join();

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private List<ProcessHandle> jobsRunning() {
    return ProcessHandle.current()
        .children()
        .filter(
            child ->
                child
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("-Dtureen.part=upkeep"))
                    .isPresent())
        .toList();
  }

  private void start(Part... parts) throws IOException {
    start(List.of(), parts);
  }

  private void start(List<Job> jobs, Part... parts) throws IOException {
    Launcher launcher = new Launcher(home, state, false);
    supervisor = new Supervisor(state, launcher, List.of(parts), jobs, NOWHERE, NOWHERE);
    supervisor.start();
  }

  private Job job(String arguments) throws IOException {
    return new Job("upkeep", launchFile("upkeep", arguments), Map.of(), Duration.ofMillis(50));
  }

  private Part listening(String name, Set<String> after) throws IOException {
    int port = FreePort.find();
    return part(name, "listen " + port, port, after);
  }

  private Part part(String name, String arguments, int port, Set<String> after) throws IOException {
    URI address = URI.create("http://127.0.0.1:%d/".formatted(port));
    Readiness readiness = new Readiness.LineLogged(state.log(name), TestProcess.READY, address);
    return new Part(
        name,
        launchFile(name, arguments),
        Map.of(),
        List.of(),
        "127.0.0.1:" + port,
        readiness,
        after,
        0,
        Duration.ofSeconds(1));
  }

  private Path launchFile(String name, String arguments) throws IOException {
    return Files.writeString(
        home.resolve(name + ".args"),
        "-Xmx16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"%s\" %s %s"
            .formatted(
                System.getProperty("java.class.path"), TestProcess.class.getName(), arguments));
  }

  private PartStatus await(String name, Predicate<PartStatus> condition) {
    return Awaitility.await(name)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(30))
        .ignoreExceptions()
        .until(() -> part(name), condition);
  }

  private PartStatus part(String name) {
    return status().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Status status() {
    return state.status().read().orElseThrow();
  }

  private String logOf(String part) {
    try {
      return Files.readString(state.log(part));
    } catch (IOException e) {
      return "";
    }
  }
}
