package io.tureen.api;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events for tests. */
final class Logins {

  private Logins() {}

  static String withId(String id) {
    return "{\"event_id\":\"%s\",\"event_type\":\"login\",\"user_id\":\"witty-heron\"}"
        .formatted(id);
  }

  static String withoutId() {
    return "{\"event_type\":\"login\",\"user_id\":\"witty-heron\"}";
  }

  static String arrayOf(List<String> ids) {
    return ids.stream().map(Logins::withId).collect(Collectors.joining(",", "[", "]"));
  }

  static List<String> newIds(int count) {
    return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
  }
}
