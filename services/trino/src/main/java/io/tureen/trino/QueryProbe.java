package io.tureen.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks Trino a query, as a client would: it says that it has started before it can answer one.
 *
 * <p>See the client protocol in Trino's documentation: the answers form a chain of {@code nextUri}.
 */
final class QueryProbe {
  private static final String QUERY = "SELECT 1";
  private static final int TIMEOUT_MILLIS = 10_000;

  private final ObjectMapper json = new ObjectMapper();
  private final URI statement;

  /**
   * @param server where Trino answers
   */
  QueryProbe(URI server) {
    statement = server.resolve("/v1/statement");
  }

  boolean isAnswered() throws IOException {
    JsonNode answer = ask(statement, QUERY);
    while (answer.has("nextUri")) {
      answer = ask(URI.create(answer.get("nextUri").textValue()), "");
    }
    return answer.path("stats").path("state").asText().equals("FINISHED");
  }

  private JsonNode ask(URI uri, String query) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("X-Trino-User", "tureen");
    connection.setRequestProperty("X-Trino-Source", "tureen-ready");
    if (!query.isEmpty()) {
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(query.getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream answer = connection.getInputStream()) {
      return json.readTree(answer);
    }
  }
}
