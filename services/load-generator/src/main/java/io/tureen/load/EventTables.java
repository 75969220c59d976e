package io.tureen.load;

import io.tureen.catalogue.Envelope;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks Trino which events are rows. */
final class EventTables {
  private static final int DEFAULT_PORT = 80;
  private static final DateTimeFormatter SQL_TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

  private final String url;
  private final String schema;

  /**
   * @param schema catalog, point, schema
   */
  EventTables(URI trino, String schema) {
    int port = trino.getPort() < 0 ? DEFAULT_PORT : trino.getPort();
    this.url = "jdbc:trino://%s:%d/".formatted(trino.getHost(), port);
    this.schema = '"' + schema.replace(".", "\".\"") + '"';
  }

  /** Returns once Trino has answered a query. */
  void answer(Duration timeout) throws SQLException {
    texts("select 'ready'", timeout);
  }

  /** Those of the ids that are rows of a table. */
  Set<String> idsIn(String table, Collection<String> ids, Instant happened, Duration timeout)
      throws SQLException {
    // The time lets Trino skip the files of which all events happened before.
    return texts(
        "select cast(%s as varchar) from %s.\"%s\" where %s >= timestamp '%s' and cast(%s as varchar) in (%s)"
            .formatted(
                Envelope.EVENT_ID,
                schema,
                table,
                Envelope.EVENT_TIMESTAMP,
                SQL_TIMESTAMP.format(happened),
                Envelope.EVENT_ID,
                ids.stream().map("'%s'"::formatted).collect(Collectors.joining(", "))),
        timeout);
  }

  private Set<String> texts(String sql, Duration timeout) throws SQLException {
    Properties properties = new Properties();
    properties.put("user", "tureen");
    properties.put("source", "tureen-verify");
    properties.put("timeout", timeout.toMillis() + "ms");
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
      try (ResultSet rows = statement.executeQuery(sql)) {
        Set<String> texts = new HashSet<>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    }
  }
}
