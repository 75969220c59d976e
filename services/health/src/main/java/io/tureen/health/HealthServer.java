package io.tureen.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tells over HTTP whether a program lives, whether it is ready or what it waits for, and what it
 * measures of itself.
 */
public final class HealthServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER_SECONDS = "1";

  private final ObjectMapper json = new ObjectMapper();
  private final List<String> paths = new ArrayList<>();
  private final Metrics metrics = new Metrics();
  private final HttpServer server;
  private final Supplier<Map<String, String>> waitingFor;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Takes the port, for a program that lives while it answers.
   *
   * @param waitingFor the parts that the program waits for, each with the reason; empty when it is
   *     ready. Asked at each request, so it answers at once
   */
  public HealthServer(String host, int port, Supplier<Map<String, String>> waitingFor)
      throws IOException {
    this(host, port, waitingFor, Optional::empty);
  }

  /**
   * Takes the port, for a program that may hang although it answers.
   *
   * @param hangs why the program should be started again; empty while it need not
   */
  public HealthServer(
      String host,
      int port,
      Supplier<Map<String, String>> waitingFor,
      Supplier<Optional<String>> hangs)
      throws IOException {
    this.waitingFor = waitingFor;
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    answerAt("/health/liveness", () -> liveness(hangs.get()));
    answerAt("/health/readiness", this::readiness);
    answerAt("/prometheus", () -> new Answer(OK, Metrics.CONTENT_TYPE, metrics.text()));
    server.createContext("/", exchange -> answer(exchange, this::notFound));
  }

  /** Where the program registers what it measures; {@code /prometheus} shows it. */
  public MeterRegistry metrics() {
    return metrics.registry();
  }

  /** Answers at one more path with what {@code content} is then, as JSON. */
  public void serve(String path, Supplier<? extends Map<String, ?>> content) {
    answerAt(path, () -> json(OK, content.get()));
  }

  /**
   * Answers everything else with 503 and what is waited for, where the program's own server takes
   * this port later. Call it before {@link #start}.
   */
  public void refuseOthers() {
    server.removeContext("/");
    server.createContext("/", exchange -> send(exchange, readiness()));
  }

  /** Begins to answer. */
  public void start() {
    server.start();
  }

  private Answer liveness(Optional<String> hangs) {
    return hangs
        .map(reason -> json(UNAVAILABLE, Map.of("status", "DOWN", "reason", reason)))
        .orElse(json(OK, Map.of("status", "UP")));
  }

  private Answer readiness() {
    Map<String, String> missing = waitingFor.get();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", missing.isEmpty() ? "UP" : "WAITING");
    body.put("waiting_for", missing);
    return json(missing.isEmpty() ? OK : UNAVAILABLE, body);
  }

  private Answer notFound() {
    return json(NOT_FOUND, Map.of("status", "NOT_FOUND", "paths", String.join(" ", paths)));
  }

  private Answer json(int status, Map<String, ?> body) {
    try {
      return new Answer(status, "application/json", json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answerAt(String path, Supplier<Answer> answers) {
    paths.add(path);
    server.createContext(path, exchange -> answer(exchange, answers));
  }

  private void answer(HttpExchange exchange, Supplier<Answer> answers) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
        return;
      }
      send(exchange, answers.get());
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType);
      if (answer.status == UNAVAILABLE) {
        exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
      }
      exchange.sendResponseHeaders(answer.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    metrics.close();
  }

  private record Answer(int status, String contentType, String body) {}
}
