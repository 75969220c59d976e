package io.tureen.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes events as the API does, and answers each request as the test says. */
final class ScriptedApi implements AutoCloseable {
  /** What a request is answered. */
  sealed interface Reply {
    record Accept() implements Reply {}

    record Refuse(int status, Map<String, String> headers, String body) implements Reply {}

    /** The connection is closed without an answer, though the events were taken. */
    record HangUp() implements Reply {}

    /** No answer until the server closes. */
    record Silence() implements Reply {}
  }

  /**
   * A request.
   *
   * @param number counted from 1
   * @param times how often the same body was there, this time included
   */
  record Call(int number, int times, String path, String body) {}

  static final Reply ACCEPT = new Reply.Accept();
  static final Reply HANG_UP = new Reply.HangUp();
  static final Reply SILENCE = new Reply.Silence();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<Call, Reply> script;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());

  ScriptedApi(Function<Call, Reply> script) {
    this(script, 0);
  }

  ScriptedApi(Function<Call, Reply> script, int port) {
    this.script = script;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  static Reply refuse(int status, String body) {
    return new Reply.Refuse(status, Map.of(), body);
  }

  static Reply unavailable(String retryAfter) {
    return new Reply.Refuse(503, Map.of("Retry-After", retryAfter), "{\"detail\": \"Busy.\"}");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The bodies of all requests, in the order they came. */
  List<String> bodies() {
    return List.copyOf(bodies);
  }

  /** The events answered 202, in the order they came. */
  List<JsonNode> acceptedEvents() {
    List<JsonNode> events = new ArrayList<>();
    for (String body : List.copyOf(accepted)) {
      JsonNode json = parse(body);
      if (json.isArray()) {
        json.forEach(events::add);
      } else {
        events.add(json);
      }
    }
    return events;
  }

  int acceptedRequests() {
    return accepted.size();
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    Call call =
        new Call(
            calls.incrementAndGet(),
            Collections.frequency(bodies(), body),
            exchange.getRequestURI().getPath(),
            body);
    switch (script.apply(call)) {
      case Reply.Accept ignored -> {
        accepted.add(body);
        answer(exchange, 202, "{\"accepted\": 1}");
      }
      case Reply.Refuse refuse -> {
        refuse.headers().forEach(exchange.getResponseHeaders()::add);
        answer(exchange, refuse.status(), refuse.body());
      }
      case Reply.HangUp ignored -> exchange.close();
      case Reply.Silence ignored -> {
        awaitClose();
        exchange.close();
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void awaitClose() {
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
    executor.shutdownNow();
  }
}
