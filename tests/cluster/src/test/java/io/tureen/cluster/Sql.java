package io.tureen.cluster;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries to the Trino of a release, through a port-forward. */
final class Sql implements AutoCloseable {
  private static final String RECORDS =
      """
      (select kafka_partition, kafka_offset from menu_app_events
       union all select kafka_partition, kafka_offset from menu_app_orders
       union all select kafka_partition, kafka_offset from menu_app_rejected
       union all select kafka_partition, kafka_offset from menu_app_events_duplicates
       union all select kafka_partition, kafka_offset from menu_app_orders_duplicates)""";

  /** A query that reads from a part that has just died may hang. */
  private static final int MOST_SECONDS = 10;

  private final LocalPortForward forward;
  private final Connection connection;

  Sql(LocalPortForward forward) {
    this.forward = forward;
    try {
      connection =
          DriverManager.getConnection(
              "jdbc:trino://127.0.0.1:%d/hive/default?user=test".formatted(forward.getLocalPort()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of all three tables. */
  long rows() {
    return number("select count(*) from " + RECORDS);
  }

  /** The records of the topic that are in the tables, each counted once. */
  long distinctRecords() {
    return number("select count(*) from (select distinct * from %s)".formatted(RECORDS));
  }

  long count(String table) {
    return number("select count(*) from " + table);
  }

  /** The single number that a query answers. */
  long number(String query) {
    return ((Number) select(query).getFirst().getFirst()).longValue();
  }

  List<List<Object>> select(String query) {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(MOST_SECONDS);
      ResultSet result = statement.executeQuery(query);
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

  @Override
  public void close() {
    try (forward) {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
