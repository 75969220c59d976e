package io.tureen.upkeep;

import io.tureen.catalogue.Catalogue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to each table once: compacts its small files, then expires snapshots, then removes orphans.
 * It may be done while streams write and while another does it too: each statement is a commit of
 * its own that loses no row, and a stream keeps its place in a property of the table, which no step
 * touches.
 */
public final class Upkeep {
  /** So often Trino may go away during a step before what is left of that is for the next run. */
  private static final int MOST_OUTAGES = 5;

  private final UpkeepSettings settings;
  private final UpkeepListener listener;

  public Upkeep(UpkeepSettings settings, UpkeepListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Returns when every table that is there was seen to; one that fails keeps none from its turn.
   *
   * @throws UpkeepException if Trino does not say which tables there are
   * @throws io.tureen.catalogue.CatalogueException if the catalogue file has a mistake
   */
  public List<TableReport> run() {
    return run(Tables.of(settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn)));
  }

  /** The same for other tables than the catalogue's. */
  public List<TableReport> run(List<String> names) {
    try (Sql sql = new Sql(settings, listener::waiting)) {
      Set<String> existing = sql.tables();
      List<String> tables = names.stream().filter(existing::contains).distinct().toList();
      listener.begins(tables);
      List<TableReport> reports = new ArrayList<>();
      for (String table : tables) {
        reports.add(seeTo(table, sql));
      }
      return reports;
    } catch (SQLException e) {
      throw new UpkeepException(
          UpkeepProblem.UNREACHABLE,
          "Trino at %s does not say which tables %s has: %s. Is it ready, and is --trino its address?"
              .formatted(settings.trino(), settings.schema(), e.getMessage()));
    }
  }

  private TableReport seeTo(String table, Sql sql) {
    long begin = System.nanoTime();
    Optional<Extent> first = Optional.empty();
    Optional<Extent> last = Optional.empty();
    List<String> failures = new ArrayList<>();
    String doing = "look";
    try {
      first = Optional.of(sql.extent(table));
      last = first;
      for (Step step : Step.of(table, settings)) {
        doing = step.name();
        last = Optional.of(done(table, step, last.get(), sql, failures));
      }
    } catch (SQLException e) {
      failures.add(failed(table, doing, e));
    }
    Optional<String> failure = failures.stream().reduce((one, next) -> one + "; " + next);
    return new TableReport(table, first, last, failure, since(begin));
  }

  /**
   * Does a step.
   *
   * @param failures gets what failed
   * @throws SQLException if Trino is away: whatever came next would wait for it likewise
   */
  private Extent done(String table, Step step, Extent before, Sql sql, List<String> failures)
      throws SQLException {
    listener.doing(table, step.name());
    long begin = System.nanoTime();
    execute(table, step, sql, failures);
    Duration taken = since(begin);
    Extent after = sql.extent(table);
    listener.done(table, step.name(), before, after, taken);
    return after;
  }

  /**
   * Executes a step's statements. One that fails keeps no other from its turn: it is done in
   * smaller steps, and told when there are none. It is never just repeated, for it may be what ends
   * Trino.
   */
  private void execute(String table, Step step, Sql sql, List<String> failures)
      throws SQLException {
    Deque<Statement> left = new ArrayDeque<>(step.plan().statements(sql));
    int outages = 0;
    for (int number = 1; !left.isEmpty(); number++) {
      if (number > 1) {
        listener.doing(
            table, "%s, %d of %d".formatted(step.name(), number, number + left.size() - 1));
      }
      Statement statement = left.removeFirst();
      try {
        sql.execute(statement.sql());
      } catch (SQLException e) {
        sql.awaitAnswer();
        outages += Failures.isOutage(e) ? 1 : 0;
        if (outages == MOST_OUTAGES) {
          left.clear();
        }
        if (outages == MOST_OUTAGES || Failures.isMistake(e) || statement.instead().isEmpty()) {
          failures.add(failed(table, step.name(), e));
        } else {
          listener.waiting(Reasons.of(e));
          statement.instead().reversed().forEach(left::addFirst);
        }
      }
    }
  }

  private String failed(String table, String step, SQLException e) {
    String why = Reasons.of(e);
    listener.failed(table, step, why);
    return step + ": " + why;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
