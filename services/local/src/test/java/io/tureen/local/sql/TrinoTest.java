package io.tureen.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server that answers in Trino's protocol, page by page; a real Trino answers in the
 * tests of the whole.
 */
class TrinoTest {
  private HttpServer server;
  private Trino trino;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    trino = new Trino(HttpClient.newHttpClient(), address, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theRowsOfAllPagesAreOneAnswer() throws SqlException, InterruptedException {
    answer("/v1/statement", "{\"nextUri\": \"%s/1\"}".formatted(address));
    answer(
        "/1",
        "{\"nextUri\": \"%s/2\", \"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"data\": [[1, null]]}"
            .formatted(address));
    answer("/2", "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}], \"data\": [[2, \"x\"]]}");

    Answer answer = trino.ask("select a, b from t");

    assertThat(answer.columns()).containsExactly("a", "b");
    assertThat(answer.rows()).containsExactly(List.of("1", ""), List.of("2", "x"));
  }

  @Test
  void aRefusedStatementFailsWithTrinosWords() {
    answer("/v1/statement", "{\"error\": {\"message\": \"Table 't' does not exist\"}}");

    assertThatThrownBy(() -> trino.ask("select 1 from t"))
        .isInstanceOf(SqlException.class)
        .hasMessage("Table 't' does not exist");
  }

  @Test
  void nobodyThereFailsWithTheAddress() {
    server.stop(0);

    assertThatThrownBy(() -> trino.ask("select 1"))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining(address.toString());
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
