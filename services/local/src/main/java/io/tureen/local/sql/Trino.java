package io.tureen.local.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks Trino a statement and waits for the answer. For small answers: all rows are kept in memory.
 *
 * @see <a href="https://trino.io/docs/current/develop/client-protocol.html">Trino's client
 *     protocol</a>
 */
public final class Trino {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI address;
  private final Duration timeout;

  /**
   * A way to ask the Trino at an address.
   *
   * @param timeout for each step of the exchange, not for the whole
   */
  public Trino(HttpClient http, URI address, Duration timeout) {
    this.http = http;
    this.address = address;
    this.timeout = timeout;
  }

  /**
   * The whole answer to a statement.
   *
   * @throws SqlException with Trino's own words when it refused, else with what went wrong on the
   *     way
   */
  public Answer ask(String sql) throws SqlException, InterruptedException {
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    HttpRequest first =
        request(address.resolve("/v1/statement"))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    JsonNode page = send(first);
    while (true) {
      if (page.has("error")) {
        throw new SqlException(page.path("error").path("message").asText());
      }
      if (columns.isEmpty()) {
        page.path("columns").forEach(column -> columns.add(column.path("name").asText()));
      }
      page.path("data").forEach(row -> rows.add(texts(row)));
      if (!page.has("nextUri")) {
        return new Answer(List.copyOf(columns), List.copyOf(rows));
      }
      page = send(request(URI.create(page.path("nextUri").asText())).GET().build());
    }
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .header("X-Trino-User", "tureen")
        .header("X-Trino-Source", "tureen")
        .header("X-Trino-Catalog", "hive")
        .header("X-Trino-Schema", "default");
  }

  private JsonNode send(HttpRequest request) throws SqlException, InterruptedException {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new SqlException(
            "Trino at %s answered with status %d".formatted(address, response.statusCode()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new SqlException("Trino at %s cannot be reached: %s".formatted(address, e));
    }
  }

  private static List<String> texts(JsonNode row) {
    List<String> texts = new ArrayList<>();
    row.forEach(
        value ->
            texts.add(
                value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString()));
    return texts;
  }
}
