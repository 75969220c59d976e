package io.tureen.trino;

import com.google.inject.Inject;
import io.airlift.http.server.HttpServerInfo;
import io.trino.metadata.CatalogManager;
import io.trino.metadata.InternalNode;
import io.trino.metadata.InternalNodeManager;
import io.trino.spi.catalog.CatalogName;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Whether this node can do its work: a coordinator once a node is known to have the catalog and a
 * query was answered, a worker once the coordinator knows it.
 *
 * <p>Trino answers a query that reads no table before it finds a node for one that does.
 */
final class NodeReadiness {
  private static final CatalogName CATALOG = new CatalogName("hive");

  private volatile Server server;
  private volatile boolean answered;

  /** Called by the server, when it has them. */
  @Inject
  void knows(HttpServerInfo http, InternalNodeManager nodeManager, CatalogManager catalogManager) {
    server = new Server(http.getHttpUri(), nodeManager, catalogManager);
  }

  /** Looks anew, and asks a query as long as none was answered. */
  boolean look() throws IOException {
    if (server == null) {
      return false;
    }
    server.refresh();
    if (!answered && server.isCoordinator() && server.hasCatalog()) {
      answered = new QueryProbe(server.uri).isAnswered();
    }
    return waitingFor().isEmpty();
  }

  /** What the node waits for, each with the reason; nothing when it is ready. */
  Map<String, String> waitingFor() {
    if (server == null) {
      return Map.of("Trino", "it starts");
    }
    if (!server.isCoordinator()) {
      return server.isKnown()
          ? Map.of()
          : Map.of("the coordinator", "it does not know this worker yet");
    }
    if (!server.hasCatalog()) {
      return Map.of("a node for the catalog hive", "none is known yet");
    }
    return answered ? Map.of() : Map.of("the answer to a query", "none was given yet");
  }

  URI uri() {
    return server.uri;
  }

  private record Server(URI uri, InternalNodeManager nodeManager, CatalogManager catalogManager) {
    void refresh() {
      // It looks by itself too, every five seconds.
      nodeManager.refreshNodes();
    }

    boolean isCoordinator() {
      return nodeManager.getCurrentNode().isCoordinator();
    }

    /** Whether the coordinator, which all nodes ask, has this one in its list. */
    boolean isKnown() {
      Set<InternalNode> coordinators = nodeManager.getAllNodes().getActiveCoordinators();
      return !coordinators.isEmpty()
          && nodeManager.getAllNodes().getActiveNodes().contains(nodeManager.getCurrentNode());
    }

    boolean hasCatalog() {
      return catalogManager
          .getCatalog(CATALOG)
          .map(catalog -> nodeManager.getActiveCatalogNodes(catalog.getCatalogHandle()))
          .filter(having -> !having.isEmpty())
          .isPresent();
    }
  }
}
