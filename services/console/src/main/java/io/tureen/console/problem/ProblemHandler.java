package io.tureen.console.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that a route threw. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, ProblemException exception) {
    Problem problem = exception.problem();
    return HttpResponse.status(HttpStatus.valueOf(problem.status()))
        .body(problem)
        .contentType(MediaType.of(Problem.MEDIA_TYPE));
  }
}
