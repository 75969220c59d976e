package io.tureen.load;

import static io.tureen.load.ScriptedApi.ACCEPT;
import static io.tureen.load.ScriptedApi.HANG_UP;
import static io.tureen.load.ScriptedApi.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.traffic.TrafficException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadGeneratorTest {
  private static final int EVENTS = 600;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path directory;
  private Path plan;

  @BeforeEach
  void writeAPlan() throws IOException {
    plan =
        Files.writeString(
            directory.resolve("plan.yaml"),
            """
            name: small
            lines:
              - { count: 400, event: login }
              - { count: 150, event: order, given: { food: Lebanese } }
              - { count: 50, event: review, given: { stars: 3 } }
            """);
  }

  @Test
  void everyEventOfThePlanIsSentOnce() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      LoadReport report = LoadGenerator.run(smallLoad(api).build(), ProgressListener.NONE);

      assertThat(report.sent()).isEqualTo(EVENTS);
      assertThat(report.accepted()).isEqualTo(EVENTS);
      assertThat(report.requests()).isEqualTo(EVENTS);
      assertThat(report.allAccepted()).isTrue();
      assertThat(report.failures()).isEmpty();
      assertThat(texts(api.acceptedEvents(), "event_id")).hasSize(EVENTS).doesNotHaveDuplicates();
      assertThat(Collections.frequency(texts(api.acceptedEvents(), "description"), "Lebanese"))
          .isEqualTo(150);
      assertThat(report.latency().p50()).isPositive().isLessThanOrEqualTo(report.latency().max());
    }
  }

  @Test
  void theSameSeedSendsTheSameBytes() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT);
        ScriptedApi other = new ScriptedApi(call -> ACCEPT)) {
      LoadGenerator.run(smallLoad(api).connections(1).build(), ProgressListener.NONE);
      LoadGenerator.run(smallLoad(other).connections(1).build(), ProgressListener.NONE);

      assertThat(api.bodies()).isEqualTo(other.bodies());
    }
  }

  @Test
  void eachSendsOneEventOfEveryTypeOfTheCatalogueGiven() throws IOException {
    Path catalogue =
        Files.writeString(
            directory.resolve("catalogue.yaml"),
            """
            name: shop
            topic: shop_events
            key: customer
            rejected_table: shop_rejected
            streams:
              shop:
                table: shop_events
            fields:
              customer: { type: text, required: true, description: Who. }
            event_types:
              visit: { stream: shop, description: Somebody came. }
              sale:
                stream: shop
                description: Something was sold.
                fields:
                  pieces: { type: integer, min: 1, max: 9, required: true, description: How many. }
            """);
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      LoadGenerator.run(
          LoadSettings.to(api.url()).plan("each").catalogue(catalogue).build(),
          ProgressListener.NONE);

      assertThat(texts(api.acceptedEvents(), "event_type"))
          .containsExactlyInAnyOrder("visit", "sale");
    }
  }

  @Test
  void eachSendsOneEventOfEveryTypeOfTheRestaurant() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      LoadGenerator.run(LoadSettings.to(api.url()).plan("each").build(), ProgressListener.NONE);

      assertThat(texts(api.acceptedEvents(), "event_type"))
          .containsExactlyInAnyOrderElementsOf(
              Catalogue.builtIn().eventTypes().stream().map(EventType::name).toList());
    }
  }

  @Test
  void aBatchIsAnArrayOfSoManyEvents() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      LoadReport report =
          LoadGenerator.run(smallLoad(api).batch(250).build(), ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(EVENTS);
      assertThat(report.requests()).isEqualTo(3);
      assertThat(texts(api.acceptedEvents(), "event_id")).hasSize(EVENTS).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsAnswered503IsSentAgainWithTheSameBytesUntilItIsAcceptedOnce() {
    try (ScriptedApi api =
        new ScriptedApi(call -> call.times() <= 2 ? ScriptedApi.unavailable("0") : ACCEPT)) {
      LoadReport report =
          LoadGenerator.run(smallLoad(api).connections(100).build(), ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(EVENTS);
      assertThat(report.retried()).isEqualTo(2 * EVENTS);
      assertThat(report.answersLost()).isZero();
      assertThat(report.allAccepted()).isTrue();
      assertThat(texts(api.acceptedEvents(), "event_id")).hasSize(EVENTS).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRetryWaitsAsLongAsTheServerAsks() {
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedApi api =
        new ScriptedApi(
            call -> {
              nanos.add(System.nanoTime());
              return call.number() == 1 ? ScriptedApi.unavailable("1") : ACCEPT;
            })) {
      LoadGenerator.run(smallLoad(api).connections(1).build(), ProgressListener.NONE);

      assertThat(Duration.ofNanos(nanos.get(1) - nanos.get(0)))
          .isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void retriesEndWithTheirTimeAndCountAsFailed() {
    try (ScriptedApi api = new ScriptedApi(call -> ScriptedApi.unavailable("0"))) {
      LoadReport report =
          LoadGenerator.run(
              smallLoad(api).plan("each").retryFor(Duration.ofMillis(300)).build(),
              ProgressListener.NONE);

      assertThat(report.failures()).containsExactly(new Failure("503", 5, "Busy."));
      assertThat(report.allAccepted()).isFalse();
      assertThat(report.retried()).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void whatIsRefusedIsNotSentAgainAndCountsByItsStatusWithTheFirstProblem() {
    try (ScriptedApi api =
        new ScriptedApi(
            call ->
                call.body().contains("\"order\"")
                    ? ScriptedApi.refuse(422, "{\"detail\": \"No orders today.\", \"code\": \"X\"}")
                    : ACCEPT)) {
      LoadReport report = LoadGenerator.run(smallLoad(api).build(), ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(EVENTS - 150);
      assertThat(report.failures())
          .containsExactly(new Failure("422", 150, "No orders today. [X]"));
      assertThat(api.bodies()).hasSize(EVENTS);
    }
  }

  @Test
  void aBrokenConnectionIsMadeAnewAndItsEventsAreSentAgainAndCounted() {
    try (ScriptedApi api = new ScriptedApi(call -> call.number() % 100 == 0 ? HANG_UP : ACCEPT)) {
      LoadReport report = LoadGenerator.run(smallLoad(api).build(), ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(EVENTS);
      assertThat(report.answersLost()).isEqualTo(report.retried()).isEqualTo(6);
      assertThat(texts(api.acceptedEvents(), "event_id")).hasSize(EVENTS).doesNotHaveDuplicates();
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsGivenUpAndTheEventsAreSentAgain() {
    try (ScriptedApi api = new ScriptedApi(call -> call.number() == 1 ? SILENCE : ACCEPT)) {
      LoadReport report =
          LoadGenerator.run(
              smallLoad(api).plan("each").timeout(Duration.ofMillis(300)).build(),
              ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(5);
      assertThat(report.answersLost()).isEqualTo(1);
    }
  }

  @Test
  void theLoadGoesOnWhenTheApiComesBack() throws Exception {
    AtomicReference<Progress> progress = new AtomicReference<>();
    CompletableFuture<LoadReport> load;
    long acceptedBefore;
    int port;
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      port = api.port();
      LoadSettings settings =
          smallLoad(api).rate(400).duration(Duration.ofSeconds(3)).connections(4).build();
      load = CompletableFuture.supplyAsync(() -> LoadGenerator.run(settings, listener(progress)));
      await().until(() -> api.acceptedRequests() > 100);
    }
    await().until(() -> progress.get() != null && progress.get().sent() > 0);
    acceptedBefore = progress.get().accepted();
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT, port)) {
      LoadReport report = load.get();

      assertThat(report.accepted()).isEqualTo(report.sent()).isEqualTo(1_200);
      assertThat(report.accepted()).isGreaterThan(acceptedBefore);
      assertThat(report.retried()).isPositive();
      assertThat(api.acceptedRequests()).isPositive();
    }
  }

  @Test
  void anAddressWhereNobodyListensIsToldAfterSomeSeconds() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    List<String> waits = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void waiting(String why) {
            waits.add(why);
          }
        };
    LoadSettings settings = LoadSettings.to(URI.create("http://127.0.0.1:" + port)).build();

    assertThatThrownBy(() -> LoadGenerator.run(settings, listener))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("nothing listens there (connection refused)")
        .hasMessageContaining("[TUREEN-LOAD-UNREACHABLE]");
    assertThat(waits).hasSize(1);
  }

  @Test
  void aHostThatDoesNotExistIsToldAtOnce() {
    LoadSettings settings = LoadSettings.to(URI.create("http://no-such-host.invalid")).build();

    assertThatThrownBy(() -> LoadGenerator.run(settings, ProgressListener.NONE))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("no such host");
  }

  @Test
  void aPlanThatIsNotThereIsTold() {
    LoadSettings settings =
        LoadSettings.to(URI.create("http://127.0.0.1:1")).plan("no-such-plan.yaml").build();

    assertThatThrownBy(() -> LoadGenerator.run(settings, ProgressListener.NONE))
        .isInstanceOf(TrafficException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aRateAndADurationMakeANumberOfEvents() {
    try (ScriptedApi api = new ScriptedApi(call -> ACCEPT)) {
      LoadReport report =
          LoadGenerator.run(
              smallLoad(api).rate(300).duration(Duration.ofSeconds(1)).build(),
              ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(300);
      assertThat(report.behind()).isZero();
      assertThat(report.elapsed()).isGreaterThan(Duration.ofMillis(900));
    }
  }

  @Test
  void latencyCountsFromTheMomentAnEventWasDueAndNotFromWhenItCouldBeSent() {
    try (ScriptedApi api = new ScriptedApi(call -> call.number() == 1 ? SILENCE : ACCEPT)) {
      // The one connection is blocked for the first half second; a hundred events are due
      // meanwhile.
      LoadReport report =
          LoadGenerator.run(
              smallLoad(api)
                  .connections(1)
                  .rate(200)
                  .duration(Duration.ofMillis(500))
                  .timeout(Duration.ofMillis(500))
                  .build(),
              ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(100);
      assertThat(report.latency().p50()).isGreaterThan(Duration.ofMillis(200));
    }
  }

  @Test
  void eventsThatWereDueAndCouldNotBeSentAreTold() {
    try (ScriptedApi api = new ScriptedApi(call -> call.number() == 1 ? SILENCE : ACCEPT)) {
      LoadReport report =
          LoadGenerator.run(
              smallLoad(api)
                  .connections(1)
                  .rate(200)
                  .duration(Duration.ofMillis(500))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              ProgressListener.NONE);

      assertThat(report.accepted()).isEqualTo(report.sent()).isEqualTo(1);
      assertThat(report.behind()).isEqualTo(99);
    }
  }

  @Test
  void anInterruptedLoadStopsAndTellsWhatWasDone() throws InterruptedException {
    AtomicReference<LoadReport> report = new AtomicReference<>();
    try (ScriptedApi api =
        new ScriptedApi(
            call ->
                call.times() == 1 && call.number() == 50
                    ? ScriptedApi.unavailable("60")
                    : ACCEPT)) {
      LoadSettings settings = smallLoad(api).duration(Duration.ofHours(1)).build();
      Thread load =
          Thread.ofPlatform()
              .start(() -> report.set(LoadGenerator.run(settings, ProgressListener.NONE)));
      await().until(() -> api.acceptedRequests() > 200);

      load.interrupt();
      load.join();

      assertThat(report.get().stopped()).isTrue();
      assertThat(report.get().allAccepted()).isFalse();
      assertThat(report.get().accepted()).isEqualTo(api.acceptedRequests());
      assertThat(report.get().failures())
          .containsExactly(new Failure("stopped", 1, "the load was stopped"));
      assertThat(report.get().sent()).isEqualTo(report.get().accepted() + 1);
    }
  }

  @Test
  void aPathBeforeTheApiIsKept() {
    List<String> paths = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedApi api =
        new ScriptedApi(
            call -> {
              paths.add(call.path());
              return ACCEPT;
            })) {
      LoadGenerator.run(
          LoadSettings.to(api.url().resolve("/tureen/")).plan("each").build(),
          ProgressListener.NONE);

      assertThat(paths).containsOnly("/tureen/v1/events");
    }
  }

  private LoadSettings.Builder smallLoad(ScriptedApi api) {
    return LoadSettings.to(api.url()).plan(plan.toString()).seed(7).until(DAY).connections(8);
  }

  private static ProgressListener listener(AtomicReference<Progress> last) {
    return new ProgressListener() {
      @Override
      public void progress(Progress progress) {
        last.set(progress);
      }

      @Override
      public void waiting(String why) {}
    };
  }

  private static List<String> texts(List<JsonNode> events, String field) {
    return events.stream().map(event -> event.get(field).textValue()).toList();
  }
}
