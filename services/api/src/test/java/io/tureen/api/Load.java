package io.tureen.api;

import static org.awaitility.Awaitility.await;

import io.tureen.api.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that post batches one after the other, and repeat each one until it is accepted. */
final class Load {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Api api;
  private final int eventsInBatch;
  private final List<Thread> clients = new ArrayList<>();
  private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong slowestNanos = new AtomicLong();
  private volatile boolean finishing;

  Load(Api api, int clients, int eventsInBatch) {
    this.api = api;
    this.eventsInBatch = eventsInBatch;
    for (int i = 0; i < clients; i++) {
      this.clients.add(new Thread(this::post, "client-" + i));
    }
  }

  void start() {
    clients.forEach(Thread::start);
  }

  int accepted() {
    return accepted.size();
  }

  int refused() {
    return refused.get();
  }

  void awaitAccepted(int events) {
    await().atMost(LIMIT).until(() -> accepted() >= events);
  }

  void awaitRefused(int requests) {
    await().atMost(LIMIT).until(() -> refused() >= requests);
  }

  /** Lets each client end with the batch that it is at. */
  void finish() throws InterruptedException {
    finishing = true;
    for (Thread client : clients) {
      client.join(LIMIT);
    }
  }

  List<String> acceptedIds() {
    return List.copyOf(accepted);
  }

  Duration slowestAnswer() {
    return Duration.ofNanos(slowestNanos.get());
  }

  private void post() {
    while (!finishing) {
      List<String> ids = Logins.newIds(eventsInBatch);
      if (!postUntilAccepted(Logins.arrayOf(ids))) {
        return;
      }
      accepted.addAll(ids);
    }
  }

  private boolean postUntilAccepted(String batch) {
    while (true) {
      long start = System.nanoTime();
      Answer answer;
      try {
        answer = api.post("/v1/events", batch);
      } catch (AssertionError e) { // the API was stopped
        return false;
      }
      slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
      if (answer.status() == 202) {
        return true;
      }
      if (answer.status() != 503) {
        throw new AssertionError("Answered " + answer.status() + " " + answer.body());
      }
      refused.incrementAndGet();
    }
  }
}
