package io.tureen.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.tureen.api.intake.EventIntake;
import io.tureen.api.intake.IdempotencyKey;
import io.tureen.api.problem.ApiProblem;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes events. */
@Controller("/v1/events")
final class EventsController {

  static final String NDJSON = "application/x-ndjson";

  private static final byte[] NOTHING = {};

  private final EventIntake intake;
  private final EventAnswers answers;

  EventsController(EventIntake intake, EventAnswers answers) {
    this.intake = intake;
    this.answers = answers;
  }

  @Post(
      consumes = {MediaType.APPLICATION_JSON, NDJSON},
      produces = {MediaType.APPLICATION_JSON, ApiProblem.MEDIA_TYPE})
  CompletionStage<HttpResponse<?>> post(HttpRequest<byte[]> request) {
    return take(request, Optional.empty());
  }

  @Post(
      uri = "/{type}",
      consumes = {MediaType.APPLICATION_JSON, NDJSON},
      produces = {MediaType.APPLICATION_JSON, ApiProblem.MEDIA_TYPE})
  CompletionStage<HttpResponse<?>> postOfType(
      HttpRequest<byte[]> request, @PathVariable String type) {
    return take(request, Optional.of(intake.requireType(type)));
  }

  private CompletionStage<HttpResponse<?>> take(
      HttpRequest<byte[]> request, Optional<String> type) {
    Encodings.requireNone(request);
    byte[] bytes = request.getBody().orElse(NOTHING);
    boolean lines =
        request.getContentType().map(given -> given.getName().equals(NDJSON)).orElse(false);
    Optional<IdempotencyKey> key =
        IdempotencyKey.of(request.getHeaders().getAll(IdempotencyKey.HEADER));
    return answers.to(
        bytes.length,
        () -> lines ? intake.readLines(bytes, type, key) : intake.readJson(bytes, type, key));
  }
}
