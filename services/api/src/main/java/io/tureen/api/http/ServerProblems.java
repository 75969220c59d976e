package io.tureen.api.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.NonNull;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.tureen.api.problem.ApiProblem;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.settings.ApiSettings;
import io.tureen.catalogue.Quoted;
import jakarta.inject.Singleton;

/** Gives the errors that the HTTP server itself finds the form of every other problem. */
@Singleton
@Primary
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  private final ProblemResponses responses;
  private final ApiSettings settings;

  ServerProblems(ProblemResponses responses, ApiSettings settings) {
    this.responses = responses;
    this.settings = settings;
  }

  @Override
  public @NonNull MutableHttpResponse<byte[]> processResponse(
      @NonNull ErrorContext context, @NonNull MutableHttpResponse<?> response) {
    ApiProblem problem = problem(context, response.code());
    if (problem.status() != response.code()) {
      response.status(problem.status());
    }
    return responses.fill(response, problem);
  }

  private ApiProblem problem(ErrorContext context, int status) {
    String path = Quoted.of(context.getRequest().getPath());
    String method = context.getRequest().getMethodName();
    return switch (status) {
      case 404 ->
          new ApiProblem(
              ApiProblemCode.UNKNOWN_PATH, path + " is not known. /openapi lists every path.");
      case 405 ->
          new ApiProblem(
              ApiProblemCode.METHOD_NOT_ALLOWED,
              path + " does not take " + method + ". The Allow header says what it takes.");
      case 406 ->
          new ApiProblem(
              ApiProblemCode.NOT_ACCEPTABLE,
              "Answers are JSON. Accept application/json and application/problem+json.");
      case 408 ->
          new ApiProblem(
              ApiProblemCode.REQUEST_TIMEOUT, "The rest of the request did not come in time.");
      case 413 ->
          new ApiProblem(
              ApiProblemCode.REQUEST_TOO_LARGE,
              "A body may have "
                  + settings.limits().requestBytes()
                  + " bytes. Send the events in several requests.");
      case 414 ->
          new ApiProblem(
              ApiProblemCode.URI_TOO_LONG, "The address is longer than any that is known here.");
      case 415 ->
          new ApiProblem(
              ApiProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Send events with Content-Type application/json or " + EventsController.NDJSON + ".");
      case 431 ->
          new ApiProblem(ApiProblemCode.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
      default ->
          status >= 500
              ? new ApiProblem(
                  ApiProblemCode.INTERNAL_ERROR, "This is a fault of Tureen; its log says more.")
              : new ApiProblem(
                  ApiProblemCode.BAD_REQUEST, "The request cannot be read: " + reason(context));
    };
  }

  private static String reason(ErrorContext context) {
    return context.getErrors().isEmpty()
        ? "it is not well-formed."
        : Quoted.printable(context.getErrors().getFirst().getMessage(), 200);
  }
}
