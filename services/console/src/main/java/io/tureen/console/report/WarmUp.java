package io.tureen.console.report;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.tureen.catalogue.Catalogue;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Trino;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Asks the questions a few times after a start, one after another and for a week only, so that the
 * first person who asks does not wait until Trino has compiled itself: its first answers take three
 * times as long as its tenth.
 */
@Singleton
final class WarmUp implements ApplicationEventListener<ServerStartupEvent> {
  private static final int ROUNDS = 6;

  /** With these {@link #INTERVAL}s Trino and the tables have five minutes to be there. */
  private static final int MOST_TRIES = 60;

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final Reporter reporter;
  private final Trino trino;
  private final TaskScheduler scheduler;

  WarmUp(
      Catalogue catalogue,
      Reporter reporter,
      Trino trino,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
    this.catalogue = catalogue;
    this.reporter = reporter;
    this.trino = trino;
    this.scheduler = scheduler;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    next(ROUNDS, MOST_TRIES);
  }

  private void next(int rounds, int tries) {
    if (rounds > 0 && tries > 0) {
      var _ = scheduler.schedule(INTERVAL, () -> next(ask() ? rounds - 1 : rounds, tries - 1));
    }
  }

  private boolean ask() {
    Period week = reporter.period("week", "", "");
    try {
      Questions.ALL.stream()
          .filter(question -> question.obstacle(catalogue).isEmpty())
          .forEach(question -> trino.ask(question.sql(catalogue, week)));
      return true;
    } catch (ProblemException e) {
      return false; // the page Now says what is wrong with Trino
    }
  }
}
