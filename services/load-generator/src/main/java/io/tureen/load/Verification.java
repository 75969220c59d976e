package io.tureen.load;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole way of an event, tried: accepted by the API, then a row that SQL shows. */
final class Verification {
  private final VerifySettings settings;
  private final VerificationListener listener;
  private final EventTables tables;
  private final Patience patience;
  private final long beginNanos = System.nanoTime();
  private long stepNanos = beginNanos;

  Verification(VerifySettings settings, VerificationListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.tables = new EventTables(settings.trino(), settings.schema());
    this.patience = new Patience(settings.timeout(), listener::waiting);
  }

  /**
   * Returns how long it took when each event is a row.
   *
   * @throws LoadException naming the step that failed
   * @throws io.tureen.catalogue.CatalogueException if the catalogue file has a mistake
   */
  Duration run() throws InterruptedException {
    Catalogue catalogue = settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
    // Kept to what every file system of tables keeps.
    Instant happened = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    List<ProbeEvent> events = ProbeEvent.ofEachType(catalogue, happened);
    post(events);
    reachTrino();
    awaitRows(events, happened);
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }

  private void post(List<ProbeEvent> events) throws InterruptedException {
    List<LoadReport> reports = new ArrayList<>();
    Optional<String> obstacle = patience.until(() -> send(events, reports));
    Optional<String> refusal =
        reports.stream()
            .flatMap(report -> report.failures().stream())
            .findFirst()
            .map(failure -> failure.status() + ": " + failure.firstProblem());
    Optional<String> reason = obstacle.or(() -> refusal);
    if (reason.isPresent()) {
      throw new LoadException(
          LoadProblem.NOT_ACCEPTED,
          "The API at %s did not accept one event of each type: %s. Its readiness says what it waits for: %s/health/readiness"
              .formatted(settings.api(), reason.get(), settings.api()));
    }
    done("%s accepted %s".formatted(settings.api(), types(events)));
  }

  /** Why they could not be sent at all; that some are refused stands in the report. */
  private Optional<String> send(List<ProbeEvent> events, List<LoadReport> reports) {
    LoadSettings load =
        LoadSettings.to(settings.api()).plan(LoadSettings.EACH).retryFor(patience.left()).build();
    Iterator<EventBatch> requests = events.stream().map(ProbeEvent::request).iterator();
    try {
      reports.add(
          LoadGenerator.send(
              load, load.plan(), requests, OptionalLong.of(events.size()), ProgressListener.NONE));
      return Optional.empty();
    } catch (LoadException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void reachTrino() throws InterruptedException {
    Optional<String> obstacle =
        patience.until(
            () -> {
              try {
                tables.answer(patience.left());
                return Optional.empty();
              } catch (SQLException e) {
                return Optional.of("Trino: " + e.getMessage());
              }
            });
    if (obstacle.isPresent()) {
      throw new LoadException(
          LoadProblem.NOT_ANSWERED,
          "Trino at %s did not answer a query within %s, at last: %s. Is it ready, and is --trino its address?"
              .formatted(settings.trino(), Words.of(settings.timeout()), obstacle.get()));
    }
    done(settings.trino() + " answers");
  }

  private void awaitRows(List<ProbeEvent> events, Instant happened) throws InterruptedException {
    Map<Stream, List<ProbeEvent>> missing =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.type().stream(), LinkedHashMap::new, Collectors.toList()));
    Optional<String> obstacle = patience.until(() -> look(missing, happened));
    if (obstacle.isPresent()) {
      String streams =
          missing.keySet().stream().map(Stream::name).collect(Collectors.joining(", "));
      throw new LoadException(
          LoadProblem.NO_ROW,
          "Accepted, and no row after %s: %s. The readiness of the stream (%s) says what it waits for; see its log, too. A row in the"
                  .formatted(Words.of(settings.timeout()), obstacle.get(), streams)
              + " table of rejected records means that the stream has another catalogue than the API.");
    }
  }

  /** Takes out the streams whose events are all rows; what is left is the obstacle. */
  private Optional<String> look(Map<Stream, List<ProbeEvent>> missing, Instant happened) {
    List<String> obstacles = new ArrayList<>();
    for (Stream stream : List.copyOf(missing.keySet())) {
      List<ProbeEvent> events = missing.get(stream);
      try {
        Set<String> rows = tables.idsIn(stream.table(), ids(events), happened, patience.left());
        List<ProbeEvent> left =
            events.stream().filter(event -> !rows.contains(event.id())).toList();
        if (left.isEmpty()) {
          missing.remove(stream);
          done("%s has %s".formatted(stream.table(), types(events)));
        } else {
          obstacles.add("%s has not %s".formatted(stream.table(), types(left)));
        }
      } catch (SQLException e) {
        obstacles.add("%s: %s".formatted(stream.table(), e.getMessage()));
      }
    }
    return obstacles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", obstacles));
  }

  private void done(String step) {
    long now = System.nanoTime();
    listener.done(step, Duration.ofNanos(now - stepNanos));
    stepNanos = now;
  }

  private static List<String> ids(Collection<ProbeEvent> events) {
    return events.stream().map(ProbeEvent::id).toList();
  }

  private static String types(Collection<ProbeEvent> events) {
    return events.stream().map(event -> event.type().name()).collect(Collectors.joining(", "));
  }
}
