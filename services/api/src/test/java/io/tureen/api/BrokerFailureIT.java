package io.tureen.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.api.Api.Answer;
import io.tureen.testing.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API does while its broker is gone, stands still or was killed. */
class BrokerFailureIT {

  private static final String EVENTS = "/v1/events";

  /**
   * An answer comes within two seconds of the server's time; what the client adds on a busy machine
   * is not counted.
   */
  private static final Duration ANSWER_LIMIT = Duration.ofMillis(2_500);

  @TempDir Path data;
  private KafkaServer kafka;
  private Api api;

  @BeforeEach
  void start() {
    kafka = KafkaServer.start(data);
    api = Api.start(kafka.bootstrapServers(), Map.of());
    assertThat(api.post(EVENTS, Logins.withoutId()).status()).isEqualTo(202);
  }

  @AfterEach
  void stop() {
    api.close();
    kafka.close();
  }

  @Test
  void whatWasAcceptedIsOnTheTopicThoughTheBrokerIsKilledUnderLoad() throws InterruptedException {
    Load load = new Load(api, 8, 10);
    load.start();
    for (int kill = 0; kill < 3; kill++) {
      load.awaitAccepted(load.accepted() + 1_500);
      kafka.process().kill();
      load.awaitRefused(load.refused() + 8);
      kafka.startAgain();
    }
    load.awaitAccepted(load.accepted() + 1_500);
    load.finish();

    assertThat(Set.copyOf(Topic.eventIds(kafka.bootstrapServers())))
        .containsAll(load.acceptedIds())
        .hasSize(load.acceptedIds().size() + 1);
    assertThat(load.slowestAnswer()).isLessThan(ANSWER_LIMIT);
  }

  @Test
  void aBrokerThatStandsStillIsAnsweredForInTime() {
    String id = Logins.newIds(1).getFirst();
    Signals.pause(kafka.process());

    long start = System.nanoTime();
    Answer answer = api.post(EVENTS, Logins.withId(id));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Answer readiness = api.get("/health/readiness");
    Signals.goOn(kafka.process());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.post(EVENTS, Logins.withId(id)).status() == 202);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("KAFKA_TOO_SLOW");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(took).isLessThan(ANSWER_LIMIT);
    assertThat(readiness.status()).isEqualTo(503);
    assertThat(readiness.body()).contains("waiting_for");
    assertThat(Topic.eventIds(kafka.bootstrapServers())).contains(id);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get("/health/readiness").status() == 200);
  }

  @Test
  void anApiThatStartsBeforeItsBrokerSaysWhatItWaitsForAndRecovers() {
    kafka.process().kill();
    try (Api early = Api.start(kafka.bootstrapServers(), Map.of())) {
      Answer readiness = early.get("/health/readiness");
      Answer refused = early.post(EVENTS, Logins.withoutId());
      kafka.startAgain();

      assertThat(readiness.status()).isEqualTo(503);
      assertThat(readiness.body()).contains("waiting_for");
      assertThat(early.get("/health/liveness").status()).isEqualTo(200);
      assertThat(refused.status()).isEqualTo(503);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> early.post(EVENTS, Logins.withoutId()).status() == 202);
    }
  }

  @Test
  void whatIsOverTheCapacityIsTurnedAwayAtOnceAndNotTaken() {
    try (Api small =
        Api.start(
            kafka.bootstrapServers(),
            Map.of(
                "TUREEN_API_MAX_IN_FLIGHT_EVENTS", "100", "TUREEN_API_ANSWER_TIMEOUT", "PT1.5S"))) {
      assertThat(small.post(EVENTS, Logins.withoutId()).status()).isEqualTo(202);
      List<String> taken = Logins.newIds(100);
      String over = Logins.newIds(1).getFirst();
      Signals.pause(kafka.process());
      assertThat(small.post(EVENTS, Logins.arrayOf(taken)).code()).isEqualTo("KAFKA_TOO_SLOW");

      Answer answer = small.post(EVENTS, Logins.withId(over));
      Signals.goOn(kafka.process());

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("OVER_CAPACITY");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> small.post(EVENTS, Logins.arrayOf(taken)).status() == 202);
      assertThat(Topic.eventIds(kafka.bootstrapServers())).containsAll(taken).doesNotContain(over);
    }
  }

  @Test
  void aStopLetsNothingThatWasAcceptedBeLost() throws InterruptedException {
    Load load = new Load(api, 8, 10);
    load.start();
    load.awaitAccepted(1_000);

    int status = api.process().stop();
    load.finish();

    assertThat(status).isZero();
    assertThat(Topic.eventIds(kafka.bootstrapServers())).containsAll(load.acceptedIds());
  }

  @Test
  void aStopDoesNotWaitForABrokerForEver() {
    Signals.pause(kafka.process());
    var pending = api.postAsync(EVENTS, Logins.withoutId());

    long start = System.nanoTime();
    int status = api.process().stop();
    Signals.goOn(kafka.process());

    assertThat(status).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(pending).isDone();
  }
}
