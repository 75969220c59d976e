package io.tureen.api.sending;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The events of one request on their way to Kafka. The request is answered once: when all of them
 * are settled, or when time is up; what was handed to Kafka's producer by then goes on.
 */
final class Sending {

  /** Hears of each event that is settled, and then that all of a request are. */
  interface Listener {

    /**
     * An event is settled.
     *
     * @param bytes what the event took of the memory for events in flight
     * @param nanos how long it took
     * @param failure null if Kafka did not report one
     */
    void settled(int bytes, long nanos, Outcome outcome, Exception failure);

    void finished(Sending sending);
  }

  private final Listener listener;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<SendResult> result = new CompletableFuture<>();
  private final AtomicReference<Outcome> worst = new AtomicReference<>(Outcome.KEPT);
  private final AtomicInteger unsettled;
  private List<OutgoingEvent> events;

  Sending(List<OutgoingEvent> events, Listener listener) {
    this.listener = listener;
    this.events = events;
    this.unsettled = new AtomicInteger(events.size());
  }

  /**
   * What became of the events.
   *
   * @param deadline the {@link System#nanoTime()} at which it is said, whatever Kafka does
   */
  CompletableFuture<SendResult> resultBy(long deadline) {
    return result.completeOnTimeout(
        SendResult.TIMED_OUT, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  long ageNanos() {
    return System.nanoTime() - startedNanos;
  }

  /**
   * Hands the events to Kafka's producer, in their order. Once time is up the rest is not sent.
   *
   * <p>Called once.
   */
  void send(Producer<byte[], byte[]> producer, String topic) {
    for (OutgoingEvent event : events) {
      int bytes = event.bytes(); // so that no callback holds the event: the producer has a copy
      if (result.isDone()) {
        settled(bytes, Outcome.NOT_SENT, null);
        continue;
      }
      try {
        var _ =
            producer.send(
                new ProducerRecord<>(topic, event.key(), event.value()),
                (_, failure) -> settled(bytes, Outcome.of(failure), failure));
      } catch (RuntimeException e) { // such as a producer that was closed
        settled(bytes, Outcome.of(e), e);
      }
    }
    events = List.of();
  }

  private void settled(int bytes, Outcome outcome, Exception failure) {
    listener.settled(bytes, ageNanos(), outcome, failure);
    Outcome worstNow = worst.accumulateAndGet(outcome, Outcome::worse);
    if (unsettled.decrementAndGet() == 0) {
      listener.finished(this);
      result.complete(worstNow.result());
    }
  }
}
