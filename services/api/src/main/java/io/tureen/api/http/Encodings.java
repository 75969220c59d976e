package io.tureen.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.tureen.api.problem.ApiProblemCode;
import io.tureen.api.problem.ApiProblemException;
import io.tureen.catalogue.Quoted;

/**
 * Bodies are taken as they are: unpacking one would let a small request grow beyond every limit.
 */
final class Encodings {

  private Encodings() {}

  static void requireNone(HttpRequest<?> request) {
    String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ApiProblemException(
          ApiProblemCode.UNSUPPORTED_ENCODING,
          "Content-Encoding is " + Quoted.of(encoding) + ". Send the body without an encoding.");
    }
  }
}
