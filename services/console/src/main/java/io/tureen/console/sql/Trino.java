package io.tureen.console.sql;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tureen.console.problem.ProblemException;
import io.tureen.console.settings.ConsoleSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Asks Trino. Every failure is a {@link ProblemException} that says what to do. */
@Singleton
public final class Trino {

  /** After which an unanswered step of a query counts as no answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LONGEST_QUERY = Duration.ofSeconds(60);
  private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

  /** Groups are few here: to share them out between threads costs more than it saves. */
  private static final String SESSION = "task_concurrency:1";

  private final URI address;
  private final String url;

  private final Timer queries;

  Trino(ConsoleSettings settings, MeterRegistry registry) {
    address = settings.trino();
    boolean isSecure = "https".equals(address.getScheme());
    int standardPort = isSecure ? 443 : 80;
    url =
        "jdbc:trino://%s:%d/hive/default?SSL=%s"
            .formatted(
                address.getHost(),
                address.getPort() < 0 ? standardPort : address.getPort(),
                isSecure);
    queries =
        Timer.builder("tureen.console.queries")
            .description("Queries that Trino answered whole")
            .register(registry);
  }

  /** The whole answer, kept in memory: for queries whose answer is small. */
  public Answer ask(String sql) {
    long start = System.nanoTime();
    try (Rows rows = run(sql, LONGEST_QUERY)) {
      List<List<Object>> all = new ArrayList<>();
      ResultSet result = rows.result();
      int width = rows.columns().size();
      while (result.next()) {
        List<Object> row = new ArrayList<>(width);
        for (int column = 1; column <= width; column++) {
          row.add(Cells.value(result, column));
        }
        all.add(Collections.unmodifiableList(row));
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      queries.record(taken);
      return new Answer(rows.columns(), Collections.unmodifiableList(all), taken.toMillis());
    } catch (SQLException e) {
      throw Failures.problem(e, address);
    }
  }

  /** The rows, to be read one after another and closed: for answers of any size. */
  public Rows open(String sql) {
    try {
      return run(sql, LONGEST_DOWNLOAD);
    } catch (SQLException e) {
      throw Failures.problem(e, address);
    }
  }

  private Rows run(String sql, Duration atMost) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", "tureen");
    properties.put("source", "tureen-console");
    properties.put("timeout", PATIENCE.toMillis() + "ms");
    properties.put("sessionProperties", SESSION);
    Connection connection = DriverManager.getConnection(url, properties);
    try {
      return Rows.of(connection, sql, atMost);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
