package io.tureen.console.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A query that is being answered. Closing it, from any thread, ends the query in Trino too.
 *
 * @param result the rows, of which Trino sends more when they are asked for
 */
public record Rows(
    Connection connection, Statement statement, ResultSet result, List<String> columns)
    implements AutoCloseable {

  static Rows of(Connection connection, String sql, Duration atMost) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout(Math.toIntExact(atMost.toSeconds()));
    ResultSet result = statement.executeQuery(sql);
    return new Rows(connection, statement, result, columns(result.getMetaData()));
  }

  private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= metadata.getColumnCount(); column++) {
      columns.add(metadata.getColumnLabel(column));
    }
    return List.copyOf(columns);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      statement.cancel();
    }
  }
}
