package io.tureen.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API that knows lists of objects of the namespace {@code shop}; of what it does not
 * know there is no such kind.
 */
public final class KubernetesApi implements AutoCloseable {
  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String onlyAnswered = "";

  public KubernetesApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The objects, as JSON, at a path such as {@code api/v1/pods}, for those who may see them. */
  public KubernetesApi has(String path, String... objects) {
    lists.put(
        path,
        "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"metadata\": {}, \"items\": [%s]}"
            .formatted(String.join(",", List.of(objects))));
    return this;
  }

  /** One object, as JSON. */
  public KubernetesApi hasObject(String path, String object) {
    lists.put(path, object);
    return this;
  }

  /** From now on only this path is answered. */
  public KubernetesApi hangsExceptAt(String path) {
    onlyAnswered = path;
    return this;
  }

  public KubernetesClient client() {
    Config config = Config.empty();
    config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort());
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1).replace("namespaces/shop/", "");
    if (!onlyAnswered.isEmpty() && !path.equals(onlyAnswered)) {
      hang();
    }
    String list = lists.get(path);
    byte[] body = (list == null ? "{}" : list).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(list == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
