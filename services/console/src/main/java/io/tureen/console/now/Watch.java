package io.tureen.console.now;

import io.tureen.console.now.measure.History;
import io.tureen.console.now.measure.Measuring;
import io.tureen.console.now.part.PartsSource;
import io.tureen.console.now.part.Sighting;
import io.tureen.console.now.part.UnknownPartsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the system every few seconds, whether or not a page is open: a page that is opened shows
 * what was before.
 */
final class Watch implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofSeconds(5);
  static final Duration HISTORY = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /**
   * How the system was when it was last looked at.
   *
   * @param problem why nobody tells how the parts are; empty when somebody does
   */
  record View(Sighting sighting, Optional<String> problem, Instant at) {}

  private final PartsSource source;
  private final Measuring measuring;
  private final Clock clock;
  private final History history = new History(HISTORY);
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("watch").factory());
  private volatile View view;

  Watch(PartsSource source, Measuring measuring, Clock clock) {
    this.source = source;
    this.measuring = measuring;
    this.clock = clock;
    this.view =
        new View(
            Sighting.NOTHING,
            Optional.of("The console has just started and has not looked yet."),
            clock.instant());
  }

  void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::lookUnlessItFails, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  View view() {
    return view;
  }

  History history() {
    return history;
  }

  /** What is thrown out of the task would end it for good. */
  private void lookUnlessItFails() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.error("event=not_looked part=console", e);
      unknown("The console failed to look: %s.".formatted(e));
    }
  }

  void look() {
    try {
      Sighting sighting = source.look();
      if (view.problem().isPresent()) {
        LOG.info("event=parts_known part=console parts={}", sighting.parts().size());
      }
      view = new View(sighting, Optional.empty(), clock.instant());
    } catch (UnknownPartsException e) {
      unknown(e.getMessage());
    }
    history.add(measuring.sample(view.sighting(), clock.instant()));
  }

  private void unknown(String problem) {
    if (view.problem().filter(problem::equals).isEmpty()) {
      LOG.warn("event=parts_unknown part=console reason=\"{}\"", problem);
    }
    view = new View(view.sighting().unknown(), Optional.of(problem), clock.instant());
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
