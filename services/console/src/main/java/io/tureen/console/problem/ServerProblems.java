package io.tureen.console.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.NonNull;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.tureen.catalogue.Quoted;
import jakarta.inject.Singleton;

/** Gives the errors that the HTTP server itself finds the form of every other problem. */
@Singleton
@Primary
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  private final ObjectMapper mapper;

  ServerProblems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public @NonNull MutableHttpResponse<byte[]> processResponse(
      @NonNull ErrorContext context, @NonNull MutableHttpResponse<?> response) {
    Problem problem = problem(context, response.code());
    return response.status(problem.status()).body(json(problem)).contentType(Problem.MEDIA_TYPE);
  }

  private static Problem problem(ErrorContext context, int status) {
    String path = Quoted.of(context.getRequest().getPath());
    return switch (status) {
      case 404 -> new Problem(ProblemCode.UNKNOWN_PATH, path + " is not known. The page is at /.");
      case 405 ->
          new Problem(
              ProblemCode.METHOD_NOT_ALLOWED,
              path + " does not take " + context.getRequest().getMethodName() + ".");
      default ->
          status >= 500
              ? new Problem(
                  ProblemCode.INTERNAL_ERROR, "This is a fault of Tureen; its log says more.")
              : new Problem(
                  ProblemCode.BAD_REQUEST, "The request cannot be read: it is not well-formed.");
    };
  }

  private byte[] json(Problem problem) {
    try {
      return mapper.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
