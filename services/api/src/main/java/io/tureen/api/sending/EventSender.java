package io.tureen.api.sending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.api.settings.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends events to Kafka. {@link #submit} never blocks; one thread of its own hands the events to
 * Kafka's producer, which may block it for a bounded time while there is no metadata. Nobody waits
 * for an acknowledgement: the producer's callback ends the wait, or the answer timeout does.
 */
public final class EventSender {

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Capacity capacity;
  private final SendingMetrics metrics;
  private final LastRefusal lastRefusal = new LastRefusal();
  private final Set<Sending> unsettled = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Sending> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean stopping;

  /** Starts the sending thread. */
  public EventSender(
      Producer<byte[], byte[]> producer, String topic, Limits limits, MeterRegistry registry) {
    this.producer = producer;
    this.topic = topic;
    this.capacity = new Capacity(limits.inFlightBytes(), limits.inFlightEvents());
    this.metrics = new SendingMetrics(registry);
    register(registry);
    this.thread = Thread.ofPlatform().name("event-sender").daemon().start(this::sendAll);
  }

  /**
   * Takes the events of one request on their way, all or none of them.
   *
   * @param deadline the {@link System#nanoTime()} at which the result is there, whatever Kafka does
   * @return the result, which may come from any thread
   */
  public CompletableFuture<SendResult> submit(List<OutgoingEvent> events, long deadline) {
    if (stopping) {
      return CompletableFuture.completedFuture(SendResult.STOPPING);
    }
    long bytes = events.stream().mapToLong(OutgoingEvent::bytes).sum();
    if (deadline - System.nanoTime() <= 0 || !capacity.tryTake(bytes, events.size())) {
      return CompletableFuture.completedFuture(SendResult.OVER_CAPACITY);
    }
    Sending sending = new Sending(events, new Accounts());
    unsettled.add(sending);
    queue.add(sending);
    return sending.resultBy(deadline);
  }

  /** How long the oldest unsettled event has been waiting; zero if there is none. */
  public Duration ageOfOldest() {
    return Duration.ofNanos(unsettled.stream().mapToLong(Sending::ageNanos).max().orElse(0));
  }

  /**
   * Why Kafka refused an event, if that was a moment ago and it has kept none since. Older refusals
   * tell nothing: nobody has tried.
   */
  public Optional<Exception> freshRefusal() {
    return lastRefusal.fresh();
  }

  /** The refusal after which Kafka's producer sends nothing any more, if there was one. */
  public Optional<Exception> shutOut() {
    return lastRefusal.shutOut();
  }

  /**
   * Takes nothing more, and waits until all that was taken is settled and Kafka's producer is
   * closed, at most this long. Returns how many events are not settled even then.
   */
  public long stop(Duration timeout) {
    stopping = true;
    long end = System.nanoTime() + timeout.toNanos();
    thread.interrupt();
    join(thread, timeout);
    producer.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    return capacity.events();
  }

  private void sendAll() {
    lookForTopic();
    while (true) {
      try {
        Sending next = stopping ? queue.poll() : queue.take();
        if (next == null) {
          return;
        }
        next.send(producer, topic);
      } catch (InterruptedException e) {
        // stop() woke the thread: what is queued still goes
      }
    }
  }

  /** So that the first event need not wait for it. */
  private void lookForTopic() {
    try {
      var _ = producer.partitionsFor(topic);
    } catch (RuntimeException e) {
      // The first event will try again, and readiness says what is waited for.
    }
  }

  private void register(MeterRegistry registry) {
    Gauge.builder("tureen.in.flight.events", capacity, Capacity::events)
        .description("Events taken of which it is not certain yet what becomes of them")
        .register(registry);
    Gauge.builder("tureen.in.flight.bytes", capacity, Capacity::bytes)
        .description("Memory taken by the events in flight")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("tureen.in.flight.oldest", this, sender -> sender.ageOfOldest().toNanos() / 1e9)
        .description("Age of the oldest event in flight")
        .baseUnit("seconds")
        .register(registry);
  }

  private static void join(Thread thread, Duration timeout) {
    try {
      thread.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps account of what is in flight. */
  private final class Accounts implements Sending.Listener {

    @Override
    public void settled(int bytes, long nanos, Outcome outcome, Exception failure) {
      capacity.giveBack(bytes, 1);
      metrics.settled(outcome, nanos);
      if (outcome == Outcome.KEPT) {
        lastRefusal.kept();
      } else if (outcome == Outcome.REFUSED) {
        lastRefusal.refused(failure);
      }
    }

    @Override
    public void finished(Sending sending) {
      unsettled.remove(sending);
    }
  }
}
