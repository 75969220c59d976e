package io.tureen.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.tureen.api.problem.ApiProblem;
import jakarta.inject.Singleton;

/** Problems as answers. */
@Singleton
final class ProblemResponses {

  private static final String RETRY_AFTER_SECONDS = "1";

  private final ObjectMapper mapper;
  private final RequestMetrics metrics;

  ProblemResponses(ObjectMapper mapper, RequestMetrics metrics) {
    this.mapper = mapper;
    this.metrics = metrics;
  }

  MutableHttpResponse<byte[]> of(ApiProblem problem) {
    return fill(HttpResponse.status(HttpStatus.valueOf(problem.status())), problem);
  }

  /** Makes this response, which may have headers already, the answer for the problem. */
  MutableHttpResponse<byte[]> fill(MutableHttpResponse<?> response, ApiProblem problem) {
    metrics.refused(problem);
    if (problem.isPassing()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.body(json(problem)).contentType(ApiProblem.MEDIA_TYPE);
  }

  private byte[] json(ApiProblem problem) {
    try {
      return mapper.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
