package io.tureen.api.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tureen.api.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSenderTest {

  private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Kafka's own double of its producer: it acknowledges when it is told to. */
  private final MockProducer<byte[], byte[]> kafka =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final EventSender sender =
      new EventSender(
          kafka,
          "topic",
          new Limits(
              1 << 20,
              10_000,
              1 << 20,
              PATIENCE,
              ANSWER_TIMEOUT,
              100_000,
              100,
              100,
              Duration.ofMinutes(10)),
          metrics);

  @AfterEach
  void stop() {
    sender.stop(Duration.ofSeconds(1));
  }

  @Test
  void anEventIsKeptOnceKafkaHasAcknowledgedIt() {
    CompletableFuture<SendResult> result = submit(List.of(event()));
    awaitSent(1);
    assertThat(result).isNotDone();

    kafka.completeNext();

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
  }

  @Test
  void theAnswerComesInTimeThoughKafkaIsSilent() {
    long start = System.nanoTime();

    SendResult result = resultOf(List.of(event(), event()));

    assertThat(result).isEqualTo(SendResult.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(ANSWER_TIMEOUT);
  }

  @Test
  void aRetryJoinsTheFirstSending() {
    OutgoingEvent event = event();
    assertThat(resultOf(List.of(event))).isEqualTo(SendResult.TIMED_OUT);

    CompletableFuture<SendResult> retry = submit(List.of(event));
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(kafka.history()).hasSize(1);
    assertThat(metrics.counter("tureen.events.joined").count()).isOne();
  }

  @Test
  void aRetryOfWhatWasAcknowledgedMeanwhileIsKeptAtOnce() {
    OutgoingEvent event = event();
    assertThat(resultOf(List.of(event))).isEqualTo(SendResult.TIMED_OUT);
    kafka.completeNext();

    CompletableFuture<SendResult> retry = submit(List.of(event));

    assertThat(retry).isCompletedWithValue(SendResult.KEPT);
    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void aRetryOfABatchJoinsEventByEvent() {
    OutgoingEvent kept = event();
    OutgoingEvent pending = event();
    assertThat(sendAndAcknowledgeFirst(List.of(kept, pending))).isEqualTo(SendResult.TIMED_OUT);

    OutgoingEvent another = event();
    CompletableFuture<SendResult> retry = submit(List.of(another, pending, kept));
    awaitSent(3);
    assertThat(retry).isNotDone();
    kafka.completeNext();
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(kafka.history()).hasSize(3);
  }

  @Test
  void twoEventsOfOneRequestWithTheSameIdAreOneRecord() {
    OutgoingEvent event = event();

    CompletableFuture<SendResult> result = submit(List.of(event, event));
    awaitSent(1);
    kafka.completeNext();

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(kafka.history()).hasSize(1);
  }

  @Test
  void eventsWithoutAnIdOfTheirSenderAreNeverJoined() {
    OutgoingEvent event = new OutgoingEvent(Optional.empty(), bytes("key"), bytes("value"));
    assertThat(resultOf(List.of(event))).isEqualTo(SendResult.TIMED_OUT);

    CompletableFuture<SendResult> retry = submit(List.of(event));
    awaitSent(2);
    kafka.completeNext();
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
  }

  @Test
  void afterARefusalARetryIsSentAgain() {
    OutgoingEvent event = event();
    CompletableFuture<SendResult> refused = submit(List.of(event));
    awaitSent(1);
    kafka.errorNext(new TopicAuthorizationException("topic"));
    assertThat(refused).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.REFUSED);
    assertThat(sender.freshRefusal()).isPresent();

    CompletableFuture<SendResult> retry = submit(List.of(event));
    awaitSent(2);
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(sender.freshRefusal()).isEmpty();
  }

  @Test
  void anEventThatKafkaFindsTooLargeIsToldFromOtherRefusals() {
    CompletableFuture<SendResult> result = submit(List.of(event()));
    awaitSent(1);

    kafka.errorNext(new RecordTooLargeException());

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.TOO_LARGE);
  }

  @Test
  void whatDoesNotFitBesideTheEventsInFlightIsTurnedAwayAtOnce() {
    List<OutgoingEvent> many = java.util.stream.Stream.generate(this::event).limit(99).toList();
    CompletableFuture<SendResult> first = submit(many);

    CompletableFuture<SendResult> second = submit(List.of(event(), event()));

    assertThat(second).isCompletedWithValue(SendResult.OVER_CAPACITY);
    assertThat(first).isNotDone();
    assertThat(inFlight()).isEqualTo(99);
  }

  @Test
  void roomIsGivenBackWhenEventsAreSettledAndNotBefore() {
    OutgoingEvent event = event();
    assertThat(resultOf(List.of(event, event))).isEqualTo(SendResult.TIMED_OUT);
    assertThat(inFlight()).isOne();

    kafka.completeNext();

    assertThat(inFlight()).isZero();
    assertThat(metrics.get("tureen.in.flight.bytes").gauge().value()).isZero();
  }

  @Test
  void whatComesTooLateIsNotSent() {
    CompletableFuture<SendResult> result = sender.submit(List.of(event()), System.nanoTime() - 1);

    assertThat(result).isCompletedWithValue(SendResult.OVER_CAPACITY);
    assertThat(inFlight()).isZero();
  }

  @Test
  void theOldestEventInFlightHasAnAge() {
    assertThat(sender.ageOfOldest()).isZero();

    resultOf(List.of(event()));

    assertThat(sender.ageOfOldest()).isGreaterThanOrEqualTo(ANSWER_TIMEOUT);
  }

  @Test
  void whatComesDuringAStopIsNotSent() {
    sender.stop(Duration.ofSeconds(1));

    assertThat(submit(List.of(event()))).isCompletedWithValue(SendResult.STOPPING);
    assertThat(kafka.history()).isEmpty();
  }

  private SendResult sendAndAcknowledgeFirst(List<OutgoingEvent> events) {
    CompletableFuture<SendResult> result = submitImpatiently(events);
    awaitSent(events.size());
    kafka.completeNext();
    return result.orTimeout(5, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<SendResult> submit(List<OutgoingEvent> events) {
    return sender.submit(events, System.nanoTime() + PATIENCE.toNanos());
  }

  private CompletableFuture<SendResult> submitImpatiently(List<OutgoingEvent> events) {
    return sender.submit(events, System.nanoTime() + ANSWER_TIMEOUT.toNanos());
  }

  private SendResult resultOf(List<OutgoingEvent> events) {
    return submitImpatiently(events).orTimeout(5, TimeUnit.SECONDS).join();
  }

  private void awaitSent(int records) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> kafka.history().size() == records);
  }

  private double inFlight() {
    return metrics.get("tureen.in.flight.events").gauge().value();
  }

  private OutgoingEvent event() {
    return new OutgoingEvent(Optional.of(UUID.randomUUID()), bytes("key"), bytes("value"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
