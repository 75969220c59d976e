package io.tureen.console.report;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.TaskExecutors;
import io.tureen.catalogue.Catalogue;
import io.tureen.console.problem.Problem;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Answer;
import io.tureen.console.sql.Trino;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * Answers the questions, all at once. Who asks for the same within a few seconds gets the same
 * answer, so that ten people who look cost Trino as much as one.
 */
@Singleton
final class Reporter {

  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 100;

  private final Catalogue catalogue;
  private final Trino trino;
  private final ExecutorService executor;
  private final Clock clock = Clock.systemUTC();
  private final AsyncCache<String, Answer> answers;

  Reporter(
      Catalogue catalogue, Trino trino, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.catalogue = catalogue;
    this.trino = trino;
    this.executor = executor;
    this.answers =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT)
            .executor(executor)
            .buildAsync();
  }

  Period period(String name, String from, String to) {
    return Period.of(name, from, to, clock);
  }

  Report report(Period period) {
    List<CompletableFuture<Result>> results =
        Questions.ALL.stream().map(question -> result(question, period)).toList();
    return new Report(
        catalogue.name(),
        period.from().orElse(null),
        period.to().orElse(null),
        "UTC",
        clock.instant(),
        results.stream().map(CompletableFuture::join).toList());
  }

  /**
   * The query that answers a question.
   *
   * @throws ProblemException if there is no such question, or not for this catalogue
   */
  String sql(String id, Period period) {
    Question question = Questions.require(id);
    Optional<String> obstacle = question.obstacle(catalogue);
    if (obstacle.isPresent()) {
      throw new ProblemException(ProblemCode.DOES_NOT_APPLY, obstacle.get());
    }
    return question.sql(catalogue, period);
  }

  private CompletableFuture<Result> result(Question question, Period period) {
    Optional<String> obstacle = question.obstacle(catalogue);
    if (obstacle.isPresent()) {
      Problem problem = new Problem(ProblemCode.DOES_NOT_APPLY, obstacle.get());
      return CompletableFuture.completedFuture(result(question, null, null, problem));
    }
    String sql = question.sql(catalogue, period);
    return answers
        .get(sql, (key, _) -> CompletableFuture.supplyAsync(() -> trino.ask(key), executor))
        .handle(
            (answer, failure) ->
                result(question, sql, answer, failure == null ? null : problem(failure)));
  }

  private static Result result(Question question, String sql, Answer answer, Problem problem) {
    OptionalInt limit = question.limit();
    return new Result(
        question.id(),
        question.title(),
        question.words(),
        sql,
        limit.isPresent() ? limit.getAsInt() : null,
        answer,
        problem);
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ProblemException known) {
      return known.problem();
    }
    throw new CompletionException(cause);
  }
}
