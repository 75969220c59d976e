package io.tureen.stream.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Tells over HTTP whether the stream lives, whether it is ready, and how far it is. */
public final class HealthServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
          });

  /** Takes the port. */
  public HealthServer(
      String host,
      int port,
      Supplier<Map<String, String>> waitingFor,
      Supplier<Map<String, Object>> progress)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    serve("/health/liveness", () -> new Answer(OK, Map.of("status", "UP")));
    serve("/health/readiness", () -> readiness(waitingFor.get()));
    serve("/progress", () -> new Answer(OK, progress.get()));
    serve(
        "/",
        () ->
            new Answer(
                NOT_FOUND,
                Map.of(
                    "status",
                    "NOT_FOUND",
                    "paths",
                    "/health/liveness /health/readiness /progress")));
  }

  /** Begins to answer. */
  public void start() {
    server.start();
  }

  private static Answer readiness(Map<String, String> waitingFor) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", waitingFor.isEmpty() ? "UP" : "WAITING");
    body.put("waiting_for", waitingFor);
    return new Answer(waitingFor.isEmpty() ? OK : UNAVAILABLE, body);
  }

  private void serve(String path, Supplier<Answer> answers) {
    server.createContext(path, exchange -> answer(exchange, answers));
  }

  private void answer(HttpExchange exchange, Supplier<Answer> answers) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
        return;
      }
      Answer answer = answers.get();
      byte[] body = json.writeValueAsBytes(answer.body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Answer(int status, Map<String, ?> body) {}
}
