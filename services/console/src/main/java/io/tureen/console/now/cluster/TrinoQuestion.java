package io.tureen.console.now.cluster;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code SELECT 1}, asked now and then: Trino's own probes say that it is well before it answers
 * queries.
 */
public final class TrinoQuestion implements Question {
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final int PATIENCE_MILLIS = 4000;

  private final String url;
  private final Properties properties = new Properties();
  private final Clock clock;
  private Instant asked = Instant.MIN;
  private Optional<String> reason = Optional.empty();

  /**
   * @param trino where it answers, such as {@code http://tureen-trino:8080}
   */
  public TrinoQuestion(URI trino, Clock clock) {
    int port = trino.getPort() > 0 ? trino.getPort() : trino.getScheme().equals("https") ? 443 : 80;
    this.url = "jdbc:trino://%s:%d".formatted(trino.getHost(), port);
    this.clock = clock;
    properties.setProperty("user", "tureen-console");
    properties.setProperty("source", "tureen-console");
    properties.setProperty("SSL", String.valueOf(trino.getScheme().equals("https")));
  }

  /** What was answered last stands for a while, unless it was nothing. */
  @Override
  public synchronized Optional<String> reasonUnanswered() {
    Instant now = clock.instant();
    if (reason.isPresent() || asked.isBefore(now.minus(INTERVAL))) {
      reason = ask();
      asked = now;
    }
    return reason;
  }

  private Optional<String> ask() {
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      // Trino's driver tries again for as long as this, which is days unless it is told.
      connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
      try (Statement statement = connection.createStatement();
          ResultSet answer = statement.executeQuery("SELECT 1")) {
        return answer.next() ? Optional.empty() : Optional.of("answers SELECT 1 with nothing");
      }
    } catch (SQLException e) {
      return Optional.of("does not answer SELECT 1: " + e.getMessage());
    }
  }
}
