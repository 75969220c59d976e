package io.tureen.api.http;

import io.micronaut.http.HttpResponse;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.api.sending.EventSender;
import io.tureen.api.sending.OutgoingEvent;
import io.tureen.api.sending.SendResult;
import io.tureen.api.settings.ApiSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reads the events of a request, sends them and answers with what became of them. */
@Singleton
final class EventAnswers {

  /**
   * A request that waits for its turn to be read is given up a moment later than one that was sent:
   * the latter can say more.
   */
  private static final Duration GRACE = Duration.ofMillis(100);

  private final EventSender sender;
  private final ProblemResponses problems;
  private final RequestMetrics metrics;
  private final Executor batchReaders;
  private final Duration answerTimeout;

  EventAnswers(
      EventSender sender,
      ProblemResponses problems,
      RequestMetrics metrics,
      BatchReaders batchReaders,
      ApiSettings settings) {
    this.sender = sender;
    this.problems = problems;
    this.metrics = metrics;
    this.batchReaders = batchReaders;
    this.answerTimeout = settings.limits().answerTimeout();
  }

  /**
   * The answer to a request for these events. It comes in time, whatever happens.
   *
   * @param bodyBytes how large the body is from which they are read
   * @param events reads them, and throws an {@link ApiProblemException} if they are not to be taken
   */
  CompletionStage<HttpResponse<?>> to(int bodyBytes, Supplier<List<OutgoingEvent>> events) {
    long deadline = System.nanoTime() + answerTimeout.toNanos();
    return bodyBytes <= LargeBodies.SMALL_BYTES
        ? readAndSend(events, deadline)
        : readAndSendInTurn(events, deadline);
  }

  private CompletionStage<HttpResponse<?>> readAndSendInTurn(
      Supplier<List<OutgoingEvent>> events, long deadline) {
    CompletableFuture<HttpResponse<?>> answer = new CompletableFuture<>();
    batchReaders.execute(
        () -> {
          if (answer.isDone()) {
            return;
          }
          try {
            readAndSend(events, deadline)
                .whenComplete((given, failure) -> complete(answer, given, failure));
          } catch (RuntimeException e) { // a fault of ours: to be said at once
            answer.completeExceptionally(e);
          }
        });
    return answer
        .orTimeout(answerTimeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(this::notItsTurn);
  }

  private CompletionStage<HttpResponse<?>> readAndSend(
      Supplier<List<OutgoingEvent>> events, long deadline) {
    List<OutgoingEvent> read;
    try {
      read = events.get();
    } catch (ApiProblemException e) {
      return CompletableFuture.completedFuture(problems.of(e.problem()));
    }
    int count = read.size();
    return sender.submit(read, deadline).thenApply(result -> answer(result, count));
  }

  private HttpResponse<?> notItsTurn(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return problems.of(problem(SendResult.OVER_CAPACITY));
    }
    throw failure instanceof RuntimeException fault ? fault : new CompletionException(failure);
  }

  private static void complete(
      CompletableFuture<HttpResponse<?>> answer, HttpResponse<?> given, Throwable failure) {
    if (failure == null) {
      answer.complete(given);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  private HttpResponse<?> answer(SendResult result, int events) {
    if (result == SendResult.KEPT) {
      metrics.accepted(events);
      return HttpResponse.accepted()
          .body(("{\"accepted\":" + events + "}").getBytes(StandardCharsets.UTF_8));
    }
    return problems.of(problem(result));
  }

  private static ApiProblem problem(SendResult result) {
    return switch (result) {
      case KEPT -> throw new IllegalArgumentException("no problem");
      case OVER_CAPACITY ->
          new ApiProblem(
              ApiProblemCode.OVER_CAPACITY,
              "Too many events are being read or are on their way to Kafka already. None of these was taken. Retry, with the same event_id in each event.");
      case TIMED_OUT ->
          new ApiProblem(
              ApiProblemCode.KAFKA_TOO_SLOW,
              "Kafka has not acknowledged the events in time. Some may still be taken. Retry with the same event_id in each event, or the same Idempotency-Key: each is one row then.");
      case REFUSED ->
          new ApiProblem(
              ApiProblemCode.KAFKA_REFUSED,
              "Kafka has refused the events. /health/readiness says why. Retry with the same event_id in each event.");
      case TOO_LARGE ->
          new ApiProblem(
              ApiProblemCode.EVENT_TOO_LARGE,
              "An event is larger than the topic's max.message.bytes. Send smaller events.");
      case STOPPING ->
          new ApiProblem(
              ApiProblemCode.STOPPING,
              "This API is stopping. None of the events was taken. Retry: another one may answer.");
    };
  }
}
