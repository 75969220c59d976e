package io.tureen.api.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tureen.api.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
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
  private final EventSender sender = sender(kafka);

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
  void aRetryIsSentAgain() {
    OutgoingEvent event = event();
    assertThat(resultOf(List.of(event))).isEqualTo(SendResult.TIMED_OUT);

    CompletableFuture<SendResult> retry = submit(List.of(event));
    awaitSent(2);
    kafka.completeNext();
    assertThat(retry).isNotDone();
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
  }

  @Test
  void aRequestIsKeptOnceKafkaHasAcknowledgedAllOfIt() {
    CompletableFuture<SendResult> result = submit(List.of(event(), event()));
    awaitSent(2);
    kafka.completeNext();
    assertThat(result).isNotDone();
    assertThat(inFlight()).isOne();

    kafka.completeNext();

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(inFlight()).isZero();
    assertThat(sender.ageOfOldest()).isZero();
  }

  @Test
  void ofARequestTheWorstIsTold() {
    CompletableFuture<SendResult> result = submit(List.of(event(), event(), event()));
    awaitSent(3);

    kafka.errorNext(new RecordTooLargeException());
    kafka.errorNext(new TopicAuthorizationException("topic"));
    kafka.completeNext();

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.TOO_LARGE);
  }

  @Test
  void whatKafkaGivesUpIsAnsweredAsTooSlow() {
    CompletableFuture<SendResult> result = submit(List.of(event()));
    awaitSent(1);

    kafka.errorNext(new TimeoutException());

    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.TIMED_OUT);
    assertThat(sender.freshRefusal()).isEmpty();
  }

  @Test
  void aRefusalIsToldUntilKafkaKeepsAnEvent() {
    CompletableFuture<SendResult> refused = submit(List.of(event()));
    awaitSent(1);
    kafka.errorNext(new TopicAuthorizationException("topic"));
    assertThat(refused).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.REFUSED);
    assertThat(sender.freshRefusal()).isPresent();
    assertThat(sender.shutOut()).isEmpty();

    CompletableFuture<SendResult> retry = submit(List.of(event()));
    awaitSent(2);
    kafka.completeNext();

    assertThat(retry).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.KEPT);
    assertThat(sender.freshRefusal()).isEmpty();
  }

  @Test
  void aProducerThatKafkaHasShutOutIsTold() {
    CompletableFuture<SendResult> refused = submit(List.of(event()));
    awaitSent(1);

    kafka.errorNext(new ClusterAuthorizationException("no"));

    assertThat(refused).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.REFUSED);
    assertThat(sender.shutOut()).isPresent();
  }

  @Test
  void whatAClosedProducerDoesNotTakeIsAnswered() {
    kafka.close();

    assertThat(submit(List.of(event())))
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo(SendResult.REFUSED);
    assertThat(inFlight()).isZero();
  }

  @Test
  void whatWaitsForTheProducerWhenItsTimeIsUpIsNotSent() {
    CountDownLatch metadata = new CountDownLatch(1);
    MockProducer<byte[], byte[]> blocked =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public List<PartitionInfo> partitionsFor(String topic) {
            await().until(() -> metadata.getCount() == 0);
            return List.of();
          }
        };
    EventSender waiting = sender(blocked);
    OutgoingEvent late = event();
    CompletableFuture<SendResult> result =
        waiting.submit(List.of(late), System.nanoTime() + ANSWER_TIMEOUT.toNanos());
    assertThat(result).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(SendResult.TIMED_OUT);

    metadata.countDown();

    waiting.stop(Duration.ofSeconds(5));
    assertThat(blocked.history()).isEmpty();
    assertThat(metrics.counter("tureen.events.settled", "outcome", "not_sent").count()).isOne();
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
    List<OutgoingEvent> many =
        java.util.stream.Stream.generate(EventSenderTest::event).limit(99).toList();
    CompletableFuture<SendResult> first = submit(many);

    CompletableFuture<SendResult> second = submit(List.of(event(), event()));

    assertThat(second).isCompletedWithValue(SendResult.OVER_CAPACITY);
    assertThat(first).isNotDone();
    assertThat(inFlight()).isEqualTo(99);
  }

  @Test
  void roomIsGivenBackWhenEventsAreSettledAndNotBefore() {
    assertThat(resultOf(List.of(event()))).isEqualTo(SendResult.TIMED_OUT);
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

  private CompletableFuture<SendResult> submit(List<OutgoingEvent> events) {
    return sender.submit(events, System.nanoTime() + PATIENCE.toNanos());
  }

  private SendResult resultOf(List<OutgoingEvent> events) {
    return sender
        .submit(events, System.nanoTime() + ANSWER_TIMEOUT.toNanos())
        .orTimeout(5, TimeUnit.SECONDS)
        .join();
  }

  private void awaitSent(int records) {
    await().pollInterval(Duration.ofMillis(5)).until(() -> kafka.history().size() == records);
  }

  private double inFlight() {
    return metrics.get("tureen.in.flight.events").gauge().value();
  }

  private EventSender sender(MockProducer<byte[], byte[]> producer) {
    Limits limits =
        new Limits(1 << 20, 10_000, 1 << 20, PATIENCE, ANSWER_TIMEOUT, PATIENCE, 100_000, 100);
    return new EventSender(producer, "topic", limits, metrics);
  }

  private static OutgoingEvent event() {
    return new OutgoingEvent(bytes("key"), bytes("value"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
