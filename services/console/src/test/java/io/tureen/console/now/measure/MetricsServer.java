package io.tureen.console.now.measure;

import com.sun.net.httpserver.HttpServer;
import io.tureen.console.now.part.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A process that tells its metrics, and may end. */
final class MetricsServer implements AutoCloseable {
  private final HttpServer server;
  private final String program;
  private volatile String page = "";

  MetricsServer(String program) {
    this.program = program;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/prometheus",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  MetricsServer tells(String metrics) {
    page = metrics;
    return this;
  }

  Target target() {
    URI uri = URI.create("http://127.0.0.1:%d/prometheus".formatted(server.getAddress().getPort()));
    return new Target(program, uri.toString(), uri);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
