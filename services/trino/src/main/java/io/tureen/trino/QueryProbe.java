package io.tureen.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Inject;
import io.trino.metadata.CatalogManager;
import io.trino.metadata.InternalNodeManager;
import io.trino.spi.catalog.CatalogName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Asks Trino a query, as a client would, once the node is known to have the catalog: Trino says
 * that it has started before it can answer one, and answers one that reads no table before it finds
 * a node for one that does.
 *
 * <p>See the client protocol in Trino's documentation: the answers form a chain of {@code nextUri}.
 */
final class QueryProbe implements Callable<Boolean> {
  private static final String QUERY = "SELECT 1";
  private static final CatalogName CATALOG = new CatalogName("hive");
  private static final int TIMEOUT_MILLIS = 10_000;

  private final ObjectMapper json = new ObjectMapper();
  private final URI statement;
  private volatile Optional<Nodes> nodes = Optional.empty();

  QueryProbe(TrinoSettings settings) {
    statement = URI.create("http://%s:%d/v1/statement".formatted(settings.host(), settings.port()));
  }

  /** Called by the server, when it has them. */
  @Inject
  void knows(InternalNodeManager nodeManager, CatalogManager catalogManager) {
    nodes = Optional.of(new Nodes(nodeManager, catalogManager));
  }

  @Override
  public Boolean call() throws IOException {
    return nodes.isPresent() && nodes.get().haveCatalog() && answers();
  }

  private boolean answers() throws IOException {
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

  private record Nodes(InternalNodeManager nodeManager, CatalogManager catalogManager) {
    boolean haveCatalog() {
      // It looks by itself too, every five seconds.
      nodeManager.refreshNodes();
      return catalogManager
          .getCatalog(CATALOG)
          .map(catalog -> nodeManager.getActiveCatalogNodes(catalog.getCatalogHandle()))
          .filter(having -> !having.isEmpty())
          .isPresent();
    }
  }
}
