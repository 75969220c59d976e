package io.tureen.api.sending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.api.settings.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends events to Kafka. {@link #submit} never blocks; one thread of its own hands the events to
 * Kafka's producer, which may block it for a bounded time while there is no metadata. Nobody waits
 * for an acknowledgement: the producer's callback ends the wait, or the answer timeout does.
 */
public final class EventSender {

  private static final Duration TIDY_INTERVAL = Duration.ofSeconds(5);
  private static final Duration FRESH_REFUSAL = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Capacity capacity;
  private final Ledger ledger;
  private final SendingMetrics metrics;
  private final Settlements settlements;
  private final LinkedBlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
  private final ScheduledThreadPoolExecutor deadlines;
  private final Thread thread;
  private volatile boolean stopping;

  /** Starts the sending thread. */
  public EventSender(
      Producer<byte[], byte[]> producer, String topic, Limits limits, MeterRegistry registry) {
    this.producer = producer;
    this.topic = topic;
    this.capacity = new Capacity(limits.inFlightBytes(), limits.inFlightEvents());
    this.ledger = new Ledger(limits.rememberedEvents(), limits.rememberFor());
    this.metrics = new SendingMetrics(registry);
    this.settlements = new Settlements(capacity, ledger, metrics);
    this.deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("answer-deadlines").daemon().factory());
    this.deadlines.setRemoveOnCancelPolicy(true);
    long tidySeconds = TIDY_INTERVAL.toSeconds();
    var _ =
        this.deadlines.scheduleWithFixedDelay(
            ledger::forgetOld, tidySeconds, tidySeconds, TimeUnit.SECONDS);
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
    if (deadline - System.nanoTime() <= 0) {
      return CompletableFuture.completedFuture(SendResult.OVER_CAPACITY);
    }
    long bytes = 0;
    for (OutgoingEvent event : events) {
      bytes += event.bytes();
    }
    if (!capacity.tryTake(bytes, events.size())) {
      return CompletableFuture.completedFuture(SendResult.OVER_CAPACITY);
    }
    Receipt receipt = new Receipt(ledger, events.size());
    Submission submission = new Submission(settlements, receipt);
    enter(events, submission, receipt);
    if (!receipt.isClosed()) {
      long left = deadline - System.nanoTime();
      receipt.endsBy(deadlines.schedule(receipt::timeIsUp, left, TimeUnit.NANOSECONDS));
    }
    return receipt.result();
  }

  /** How long the oldest unsettled event has been waiting; zero if there is none. */
  public Duration ageOfOldest() {
    return settlements.ageOfOldest();
  }

  /**
   * Why Kafka refused an event, if that was a moment ago and it has kept none since. Older refusals
   * tell nothing: nobody has tried.
   */
  public Optional<Exception> freshRefusal() {
    long now = System.nanoTime();
    return settlements
        .lastFailure()
        .filter(failure -> now - failure.nanos() < FRESH_REFUSAL.toNanos())
        .map(Settlements.Failure::cause);
  }

  /** The refusal after which Kafka's producer sends nothing any more, if there was one. */
  public Optional<Exception> shutOut() {
    return settlements.lastFailure().map(Settlements.Failure::cause).filter(Refusals::shutsOut);
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
    deadlines.shutdownNow();
    return capacity.events();
  }

  private void enter(List<OutgoingEvent> events, Submission submission, Receipt receipt) {
    List<OutgoingEvent> unknown = new ArrayList<>(events.size());
    List<Delivery> deliveries = new ArrayList<>(events.size());
    List<Delivery> all = new ArrayList<>(events.size());
    long joinedBytes = 0;
    for (OutgoingEvent event : events) {
      UUID id = event.id().orElse(null);
      Delivery fresh = new Delivery(id, event.bytes(), submission);
      Delivery delivery = id == null ? fresh : ledger.enter(fresh);
      if (delivery == fresh) {
        unknown.add(event);
        deliveries.add(fresh);
      } else {
        joinedBytes += event.bytes();
      }
      all.add(delivery);
    }
    int joined = events.size() - deliveries.size();
    if (joined > 0) {
      capacity.giveBack(joinedBytes, joined);
      metrics.joined(joined);
    }
    submission.holds(unknown, deliveries);
    all.forEach(receipt::add);
    if (!deliveries.isEmpty()) {
      settlements.started(submission);
      queue.add(submission);
    }
  }

  private void sendAll() {
    lookForTopic();
    while (true) {
      try {
        Submission next = stopping ? queue.poll() : queue.take();
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
    Gauge.builder("tureen.remembered.events", ledger, Ledger::size)
        .description("Events remembered because their sender may retry them")
        .register(registry);
  }

  private static void join(Thread thread, Duration timeout) {
    try {
      thread.join(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
