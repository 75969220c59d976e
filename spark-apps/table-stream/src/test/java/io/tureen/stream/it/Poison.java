package io.tureen.stream.it;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records that fit no event type. */
final class Poison {
  private static final int LARGE = 900_000;

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "not json",
          "{\"event_type\":",
          "[1]",
          "7",
          "{}",
          "{\"event_type\":\"dance\"}",
          "{\"event_type\":\"login\"}",
          event("1", "\"2026-01-01T00:00:00Z\""),
          event("\"0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55\"", "\"99999-01-01T00:00:00Z\""),
          "x".repeat(LARGE),
          "{\"event_type\":\"login\",\"description\":\"" + "y".repeat(LARGE) + "\"}");

  /** How many records {@link #send} sends. */
  static final int COUNT = VALUES.size() + 2;

  private Poison() {}

  static void send(Producer producer) {
    VALUES.forEach(value -> producer.record("someone", value.getBytes(StandardCharsets.UTF_8)));
    producer.record(null, new byte[] {(byte) 0xff, (byte) 0xfe});
    producer.record("someone", null);
    producer.flush();
  }

  private static String event(String id, String timestamp) {
    return "{\"event_id\":%s,\"event_type\":\"login\",\"event_timestamp\":%s,\"user_id\":\"a\"}"
        .formatted(id, timestamp);
  }
}
