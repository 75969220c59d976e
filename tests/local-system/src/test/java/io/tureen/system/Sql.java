package io.tureen.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries to the Trino of the running system. */
final class Sql implements AutoCloseable {
  private final Connection connection;

  Sql(int port) {
    try {
      connection =
          DriverManager.getConnection(
              "jdbc:trino://127.0.0.1:%d/hive/default?user=test".formatted(port));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String table) {
    return number("select count(*) from " + table);
  }

  /** The single number that a query answers. */
  long number(String query) {
    return ((Number) rows(query).getFirst().getFirst()).longValue();
  }

  List<List<Object>> rows(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Whatever it is, to its end. */
  void execute(String statement) {
    try (Statement execution = connection.createStatement()) {
      if (execution.execute(statement)) {
        ResultSet result = execution.getResultSet();
        while (result.next()) {
          // A person reads it.
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
