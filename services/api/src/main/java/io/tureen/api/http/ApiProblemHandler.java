package io.tureen.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.tureen.api.problem.ApiProblemException;
import jakarta.inject.Singleton;

/** Answers with the problem that a route threw. */
@Singleton
final class ApiProblemHandler implements ExceptionHandler<ApiProblemException, HttpResponse<?>> {

  private final ProblemResponses responses;

  ApiProblemHandler(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  public HttpResponse<?> handle(
      @SuppressWarnings("rawtypes") HttpRequest request, ApiProblemException exception) {
    return responses.of(exception.problem());
  }
}
