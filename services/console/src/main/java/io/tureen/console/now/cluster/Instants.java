package io.tureen.console.now.cluster;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as Kubernetes writes them. */
final class Instants {
  private Instants() {}

  static Optional<Instant> of(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
