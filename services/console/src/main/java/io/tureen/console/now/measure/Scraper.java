package io.tureen.console.now.measure;

import io.tureen.console.now.part.Target;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads the metrics of processes, all at once. */
public final class Scraper {
  /** What a process told, or why it told nothing. */
  sealed interface Answer {
    record Told(MetricsPage page) implements Answer {}

    record Silent(String reason) implements Answer {}
  }

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final HttpClient http;

  public Scraper(HttpClient http) {
    this.http = http;
  }

  Map<Target, Answer> read(List<Target> targets) {
    Map<Target, CompletableFuture<Answer>> asked = new HashMap<>();
    targets.forEach(target -> asked.put(target, ask(target)));
    Map<Target, Answer> answers = new HashMap<>();
    asked.forEach((target, answer) -> answers.put(target, answer.join()));
    return answers;
  }

  private CompletableFuture<Answer> ask(Target target) {
    HttpRequest request = HttpRequest.newBuilder(target.metrics()).timeout(PATIENCE).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .handle(
            (response, failure) -> {
              if (failure != null) {
                return new Answer.Silent("%s cannot be reached".formatted(target.program()));
              }
              return response.statusCode() == OK
                  ? new Answer.Told(MetricsPage.parse(response.body()))
                  : new Answer.Silent(
                      "%s answers with status %d"
                          .formatted(target.program(), response.statusCode()));
            });
  }
}
