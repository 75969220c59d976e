package io.tureen.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;

/** What the console of a release tells. */
final class Console implements AutoCloseable {
  /** What {@code /api/now} answered. */
  record Now(JsonNode json) {
    boolean everyPartIsReady() {
      return json.get("problem").isNull()
          && json.get("parts").findValuesAsText("health").stream().allMatch("ready"::equals);
    }

    JsonNode part(String name) {
      return named("parts", name);
    }

    boolean isReady(String part) {
      return part(part).get("health").asText().equals("ready");
    }

    /** The newest value of a measure; null where it is not known. */
    JsonNode value(String measure) {
      return named("measures", measure).get("value");
    }

    /** The largest value of a measure since a moment, of those that are known. */
    double largest(String measure, Instant since) {
      JsonNode times = json.get("times");
      JsonNode values = named("measures", measure).get("values");
      return IntStream.range(0, times.size())
          .filter(index -> times.get(index).asDouble() > since.toEpochMilli() / 1000.0)
          .mapToDouble(index -> values.get(index).asDouble(0))
          .max()
          .orElse(0);
    }

    private JsonNode named(String list, String name) {
      return json.get(list)
          .valueStream()
          .filter(it -> it.get("name").asText().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, json.get(list))));
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Forwarded http;

  Console(Forwarded http) {
    this.http = http;
  }

  Now now() throws IOException, InterruptedException {
    return new Now(JSON.readTree(get("/api/now")));
  }

  String page() throws IOException, InterruptedException {
    return get("/");
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(http.request(path)).body();
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
