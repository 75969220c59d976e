package io.tureen.console.page;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets the browser run and load our own files only, and nobody frame the page; an answer of now is
 * not kept for later.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PageHeaders {

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }
    response
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cache-Control", "no-cache");
  }
}
