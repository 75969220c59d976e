package io.tureen.local.doctor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Compares the clocks of the parts that tell the time over HTTP with this program's. The broker and
 * the Metastore do not tell it.
 */
record ClockLook(HttpClient http, Map<String, URI> parts, Duration timeout)
    implements Callable<List<Finding>> {

  @Override
  public List<Finding> call() {
    Map<String, CompletableFuture<Optional<Duration>>> answers = new TreeMap<>();
    parts.forEach((part, address) -> answers.put(part, ahead(address)));
    Map<String, Duration> ahead = new TreeMap<>();
    answers.forEach((part, answer) -> answer.join().ifPresent(found -> ahead.put(part, found)));
    return Clocks.compare(ahead);
  }

  private CompletableFuture<Optional<Duration>> ahead(URI address) {
    Instant asked = Instant.now();
    HttpRequest question = HttpRequest.newBuilder(address).timeout(timeout).GET().build();
    return http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
        .thenApply(answer -> Clocks.ahead(answer.headers().firstValue("Date"), asked))
        .exceptionally(failure -> Optional.empty());
  }
}
