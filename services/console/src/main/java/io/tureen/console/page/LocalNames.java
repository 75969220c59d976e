package io.tureen.console.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.settings.ConsoleSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Answers only to local names while it listens on this machine alone: a web site that gives its own
 * name this machine's address would read the tables through its visitor's browser.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LocalNames {
  private final boolean isLocal;

  LocalNames(ConsoleSettings settings) {
    isLocal = new InetSocketAddress(settings.host(), 0).getAddress().isLoopbackAddress();
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (isLocal && host != null && !isLoopback(host)) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_HOST,
          "'%s' may be a name of other machines too: ask for 127.0.0.1 or localhost."
              .formatted(host));
    }
  }

  /** Asks nobody for the address of a name. */
  static boolean isLoopback(String host) {
    try {
      String name = new URI("http://" + host).getHost();
      return "localhost".equalsIgnoreCase(name)
          || InetAddress.ofLiteral(String.valueOf(name).replaceAll("[\\[\\]]", ""))
              .isLoopbackAddress();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }
}
