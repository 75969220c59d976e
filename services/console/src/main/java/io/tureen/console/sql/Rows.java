package io.tureen.console.sql;

import io.trino.client.Column;
import io.trino.client.QueryError;
import io.trino.client.StatementClient;
import io.tureen.console.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The rows that answer a query. No more of them are held than Trino sends at once: a few megabytes,
 * however many there are. Closing it, from any thread, ends the query in Trino too.
 */
public final class Rows implements AutoCloseable {
  private final StatementClient query;
  private final URI trino;
  private Iterator<List<Object>> sent = Collections.emptyIterator();

  private Rows(StatementClient query, URI trino) {
    this.query = query;
    this.trino = trino;
  }

  /**
   * Waits until Trino knows the columns.
   *
   * @throws ProblemException if it refuses the query or does not answer
   */
  static Rows of(StatementClient query, URI trino) {
    Rows rows = new Rows(query, trino);
    try {
      boolean goesOn = rows.receive();
      while (goesOn && query.currentStatusInfo().getColumns() == null) {
        goesOn = rows.advance();
      }
      return rows;
    } catch (ProblemException e) {
      rows.close();
      throw e;
    }
  }

  public List<String> columns() {
    return all().stream().map(Column::getName).toList();
  }

  private List<Column> all() {
    List<Column> columns = query.currentStatusInfo().getColumns();
    return columns == null ? List.of() : columns;
  }

  /**
   * The next row, with values as {@link Cells} makes them; empty after the last.
   *
   * @throws ProblemException if the query fails or Trino does not answer
   */
  public Optional<List<Object>> next() {
    while (!sent.hasNext()) {
      if (!advance()) {
        return Optional.empty();
      }
    }
    List<Column> columns = all();
    List<Object> row = sent.next();
    List<Object> values = new ArrayList<>(row.size());
    for (int column = 0; column < row.size(); column++) {
      values.add(Cells.value(columns.get(column).getTypeSignature().getRawType(), row.get(column)));
    }
    return Optional.of(Collections.unmodifiableList(values));
  }

  /** Asks for more; false if that was all. */
  private boolean advance() {
    try {
      return query.advance() && receive();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.unanswered(trino, e);
    }
  }

  private boolean receive() {
    QueryError error = query.currentStatusInfo().getError();
    if (error != null) {
      throw Failures.refused(error, trino);
    }
    sent = query.currentRows().iterator();
    return true;
  }

  @Override
  public void close() {
    query.close();
  }
}
