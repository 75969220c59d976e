package io.tureen.console.data;

import io.micronaut.scheduling.TaskExecutors;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Answer;
import io.tureen.console.sql.Trino;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Asks how the tables are. */
@Singleton
final class TableReader {

  /**
   * How far before the newest row the newest fifty are looked for, one after another: rows come
   * fast or slowly, and a short time means few rows to sort. Where they came more slowly still, the
   * files say where to begin.
   */
  private static final List<Duration> LOOKING_BACK =
      List.of(Duration.ofSeconds(10), Duration.ofMinutes(10));

  private final Tables tables;
  private final Trino trino;
  private final ExecutorService executor;

  TableReader(Tables tables, Trino trino, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.tables = tables;
    this.trino = trino;
    this.executor = executor;
  }

  /** Every table, asked at the same time. */
  List<TableView> all() {
    List<CompletableFuture<TableView>> views =
        tables.all().stream()
            .map(table -> CompletableFuture.supplyAsync(() -> view(table), executor))
            .toList();
    return views.stream().map(CompletableFuture::join).toList();
  }

  private TableView view(Table table) {
    try {
      return TableView.of(table, size(table), null);
    } catch (ProblemException e) {
      return TableView.of(table, null, e.problem());
    }
  }

  private TableView.Size size(Table table) {
    List<Object> row = trino.ask(new TableQueries(table).size()).rows().getFirst();
    return new TableView.Size(
        number(row.get(0)), number(row.get(1)), number(row.get(2)), (String) row.get(3));
  }

  /** The rows that were written last, the newest first. */
  QueryResult newest(Table table) {
    TableQueries queries = new TableQueries(table);
    TableView.Size size = size(table);
    Optional<Instant> last = Optional.ofNullable(size.newest()).map(Instant::parse);
    long wanted = Math.min(size.rows(), TableQueries.NEWEST);
    for (Duration back : LOOKING_BACK) {
      String sql = queries.newest(last.map(moment -> moment.minus(back)));
      Answer answer = trino.ask(sql);
      if (answer.rows().size() >= wanted) {
        return new QueryResult(sql, answer);
      }
    }
    Object begin = trino.ask(queries.beginOfNewest()).rows().getFirst().getFirst();
    String sql = queries.newest(Optional.ofNullable((String) begin).map(Instant::parse));
    return new QueryResult(sql, trino.ask(sql));
  }

  QueryResult reasons(Table table) {
    String sql = new TableQueries(table).reasons();
    return new QueryResult(sql, trino.ask(sql));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
