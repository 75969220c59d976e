package io.tureen.upkeep;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks Trino, and asks again as long as what hinders it may pass. */
final class Sql implements AutoCloseable {
  private static final int DEFAULT_PORT = 80;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final double JITTER = 0.3;

  /** A stream commits every second, so a commit that came second will not do so ten times. */
  private static final int TRIES_IN_CONFLICT = 10;

  /** Longer than the largest table's first compaction; without an end a statement could hang. */
  private static final Map<String, String> SESSION = Map.of("query_max_run_time", "1h");

  private final Connection connection;
  private final FailsafeExecutor<Object> inConflict;
  private final FailsafeExecutor<Object> retrying;

  /**
   * Does not talk to Trino yet.
   *
   * @param waiting hears why something is tried again
   */
  Sql(UpkeepSettings settings, Consumer<String> waiting) throws SQLException {
    connection = DriverManager.getConnection(url(settings.trino()), properties(settings));
    RetryPolicy<Object> conflicts =
        pausing(waiting).handleIf(Failures::isConflict).withMaxAttempts(TRIES_IN_CONFLICT).build();
    RetryPolicy<Object> outages =
        pausing(waiting)
            .handleIf(Failures::mayPass)
            .withMaxAttempts(-1)
            .withMaxDuration(settings.retryFor())
            .build();
    inConflict = Failsafe.with(conflicts);
    retrying = Failsafe.with(conflicts, outages);
  }

  private static RetryPolicyBuilder<Object> pausing(Consumer<String> waiting) {
    return RetryPolicy.builder()
        .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
        .withJitter(JITTER)
        .onRetry(
            again ->
                waiting.accept(
                    Reasons.line(String.valueOf(again.getLastException().getMessage()))));
  }

  private static String url(URI trino) {
    int port = trino.getPort() < 0 ? DEFAULT_PORT : trino.getPort();
    return "jdbc:trino://%s:%d".formatted(trino.getHost(), port);
  }

  private static Properties properties(UpkeepSettings settings) {
    Map<String, String> session = new TreeMap<>(SESSION);
    session.putAll(settings.session());
    String[] schema = settings.schema().split("\\.", 2);
    Properties properties = new Properties();
    properties.put("user", "tureen");
    properties.put("source", "tureen-upkeep");
    properties.put("catalog", schema[0]);
    properties.put("schema", schema[1]);
    properties.put(
        "sessionProperties",
        session.entrySet().stream()
            .map(property -> property.getKey() + ":" + property.getValue())
            .collect(Collectors.joining(";")));
    return properties;
  }

  /** The tables of the schema. */
  Set<String> tables() throws SQLException {
    return retrying(
        statement -> {
          Set<String> names = new HashSet<>();
          try (ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            while (rows.next()) {
              names.add(rows.getString(1));
            }
          }
          return names;
        });
  }

  /** What a table is made of now. */
  Extent extent(String table) throws SQLException {
    String query =
        "SELECT count(*), coalesce(sum(file_size_in_bytes), 0), (SELECT count(*) FROM %s) FROM %s"
            .formatted(Quoted.name(table + "$snapshots"), Quoted.name(table + "$files"));
    return retrying(
        statement -> {
          try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return new Extent(rows.getLong(1), rows.getLong(2), rows.getLong(3));
          }
        });
  }

  /** The files of a table that are to be put together. */
  List<Compaction.SmallFile> smallFiles(String table, String smallFile) throws SQLException {
    boolean partitioned = hasColumn(table + "$files", "partition");
    String query = Compaction.query(table, partitioned, smallFile);
    return retrying(
        statement -> {
          List<Compaction.SmallFile> files = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
              files.add(
                  new Compaction.SmallFile(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
          }
          return files;
        });
  }

  /** Whether a file of the table has rows that were deleted since it was written. */
  boolean hasDeletedRows(String table) throws SQLException {
    String query =
        "SELECT 1 FROM %s WHERE content > 0 LIMIT 1".formatted(Quoted.name(table + "$files"));
    return retrying(
        statement -> {
          try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
          }
        });
  }

  private boolean hasColumn(String table, String column) throws SQLException {
    return retrying(
        statement -> {
          try (ResultSet rows = statement.executeQuery("DESCRIBE " + Quoted.name(table))) {
            while (rows.next()) {
              if (rows.getString(1).equals(column)) {
                return true;
              }
            }
          }
          return false;
        });
  }

  /**
   * Executes a statement, and again where another's commit came first. Any other failure is the
   * caller's: the statement may be what ended Trino.
   */
  void execute(String sql) throws SQLException {
    with(inConflict, statement -> statement.execute(sql));
  }

  /** Returns once Trino answers. */
  void awaitAnswer() throws SQLException {
    retrying(statement -> statement.execute("SELECT 1"));
  }

  private <T> T retrying(Question<T> question) throws SQLException {
    return with(retrying, question);
  }

  private <T> T with(FailsafeExecutor<Object> policy, Question<T> question) throws SQLException {
    try {
      return policy.get(
          () -> {
            try (Statement statement = connection.createStatement()) {
              return question.ask(statement);
            }
          });
    } catch (FailsafeException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Statement statement) throws SQLException;
  }
}
