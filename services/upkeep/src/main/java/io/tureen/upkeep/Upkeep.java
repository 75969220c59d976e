package io.tureen.upkeep;

import io.tureen.catalogue.Catalogue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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
   * Does a step, of which a statement that fails keeps no other from its turn.
   *
   * @param failures gets what failed
   * @throws SQLException if Trino is away: whatever came next would wait for it likewise
   */
  private Extent done(String table, Step step, Extent before, Sql sql, List<String> failures)
      throws SQLException {
    listener.doing(table, step.name());
    long begin = System.nanoTime();
    List<String> statements = step.plan().statements(sql);
    for (int i = 0; i < statements.size(); i++) {
      if (i > 0) {
        listener.doing(table, "%s, %d of %d".formatted(step.name(), i + 1, statements.size()));
      }
      try {
        sql.execute(statements.get(i));
      } catch (SQLException e) {
        if (Failures.isOutage(e)) {
          throw e;
        }
        failures.add(failed(table, step.name(), e));
      }
    }
    Duration taken = since(begin);
    Extent after = sql.extent(table);
    listener.done(table, step.name(), before, after, taken);
    return after;
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
