package io.tureen.audit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Statements to Trino. Each method throws {@link AuditException} when Trino does not do it. */
final class Trino implements AutoCloseable {
  /** Makes what is wanted of a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Trino's code for it, see io.trino.spi.StandardErrorCode. */
  private static final int TABLE_NOT_FOUND = 46;

  private static final int DEFAULT_PORT = 80;

  /** For each step of the exchange; a statement may take some more of them. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private static final Duration STATEMENT = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("'timestamp '''uuuu-MM-dd HH:mm:ss.SSSSSS 'UTC'''")
          .withZone(ZoneOffset.UTC);

  private final URI address;
  private final String schema;
  private final Connection connection;

  /**
   * @param schema where the tables are: catalog, point, schema
   */
  Trino(URI address, String schema) {
    this.address = address;
    this.schema = schema;
    int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    Properties properties = new Properties();
    properties.put("user", "tureen");
    properties.put("source", "tureen-audit");
    properties.put("timeout", STEP.toMillis() + "ms");
    properties.put("timezone", "UTC");
    try {
      this.connection =
          DriverManager.getConnection(
              "jdbc:trino://%s:%d/".formatted(address.getHost(), port), properties);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** A moment as a statement has it. */
  static String literal(Instant moment) {
    return TIMESTAMP.format(moment);
  }

  /** A table's name as a statement has it. */
  String table(String name) {
    return "\"%s\".\"%s\"".formatted(schema.replace(".", "\".\""), name);
  }

  boolean exists(String table) {
    return queryIfThere("select 1 from %s where false".formatted(table(table)), _ -> 1).isPresent();
  }

  /** The rows of a table, unless there is no such table. */
  <T> Optional<List<T>> queryIfThere(String sql, RowReader<T> reader) {
    try {
      return Optional.of(query(sql, reader));
    } catch (AuditException e) {
      if (e.getCause() instanceof SQLException refusal
          && refusal.getErrorCode() == TABLE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  <T> List<T> query(String sql, RowReader<T> reader) {
    try (Statement statement = statement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void execute(String sql) {
    try (Statement statement = statement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Statement statement() throws SQLException {
    Statement statement = connection.createStatement();
    statement.setQueryTimeout((int) STATEMENT.toSeconds());
    return statement;
  }

  private AuditException failed(SQLException e) {
    return new AuditException(
        AuditProblem.TRINO,
        "Trino at %s did not do what it was asked: %s. Is it ready, and is --trino its address?"
            .formatted(address, withoutPoint(e.getMessage())),
        e);
  }

  private static String withoutPoint(String message) {
    return String.valueOf(message).strip().replaceAll("\\.$", "");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
