package io.tureen.api.http;

import io.micronaut.http.HttpResponse;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.api.sending.EventSender;
import io.tureen.api.sending.OutgoingEvent;
import io.tureen.api.sending.SendResult;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Reads the events of a request, sends them and answers with what became of them. */
@Singleton
final class EventAnswers {

  /**
   * A body of up to this many bytes is read on the event loop, which takes a fraction of a
   * millisecond; a larger one would keep others waiting.
   */
  private static final int SMALL_BODY_BYTES = 16 * 1024;

  private final EventSender sender;
  private final ProblemResponses problems;
  private final RequestMetrics metrics;
  private final Executor batchReaders;

  EventAnswers(
      EventSender sender,
      ProblemResponses problems,
      RequestMetrics metrics,
      BatchReaders batchReaders) {
    this.sender = sender;
    this.problems = problems;
    this.metrics = metrics;
    this.batchReaders = batchReaders;
  }

  /**
   * The answer to a request for these events. It comes in time, whatever happens.
   *
   * @param bodyBytes how large the body is from which they are read
   * @param events reads them, and throws an {@link ApiProblemException} if they are not to be taken
   */
  CompletionStage<HttpResponse<?>> to(int bodyBytes, Supplier<List<OutgoingEvent>> events) {
    if (bodyBytes <= SMALL_BODY_BYTES) {
      return readAndSend(events);
    }
    return CompletableFuture.supplyAsync(() -> readAndSend(events), batchReaders)
        .thenCompose(answer -> answer);
  }

  private CompletionStage<HttpResponse<?>> readAndSend(Supplier<List<OutgoingEvent>> events) {
    List<OutgoingEvent> read;
    try {
      read = events.get();
    } catch (ApiProblemException e) {
      return CompletableFuture.completedFuture(problems.of(e.problem()));
    }
    int count = read.size();
    return sender.submit(read).thenApply(result -> answer(result, count));
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
              "Too many events are on their way to Kafka already. None of these was taken. Retry, with the same event_id in each event.");
      case TIMED_OUT ->
          new ApiProblem(
              ApiProblemCode.KAFKA_TOO_SLOW,
              "Kafka has not acknowledged the events in time. Some may still be taken. Retry with the same event_id in each event: what arrives by then is not sent again.");
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
