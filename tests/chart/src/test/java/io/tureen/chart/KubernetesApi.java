package io.tureen.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What Helm's {@code lookup} asks a cluster for: Secrets, of which there are those given. Helm
 * finds it by the file that KUBECONFIG names.
 */
final class KubernetesApi implements AutoCloseable {
  private static final String KINDS =
      """
      {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
        {"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}""";
  private static final String NOT_FOUND =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}""";

  private final HttpServer server;
  private final Map<String, String> secrets;

  /**
   * Begins to answer.
   *
   * @param secrets JSON, by name
   */
  KubernetesApi(Map<String, String> secrets) {
    this.secrets = secrets;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
      Files.writeString(Path.of(System.getenv("KUBECONFIG")), kubeconfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String kubeconfig() {
    return """
    {"apiVersion": "v1", "kind": "Config", "current-context": "test",
     "clusters": [{"name": "test", "cluster": {"server": "http://127.0.0.1:%d"}}],
     "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
     "users": [{"name": "test", "user": {}}]}"""
        .formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String secret = secrets.get(path.substring(path.lastIndexOf('/') + 1));
    if (path.equals("/api/v1")) {
      send(exchange, 200, KINDS);
    } else if (path.contains("/secrets/") && secret != null) {
      send(exchange, 200, secret);
    } else {
      send(exchange, 404, NOT_FOUND);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
