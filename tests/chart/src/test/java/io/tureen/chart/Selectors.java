package io.tureen.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Which labels a selector means. */
final class Selectors {
  private Selectors() {}

  /** Whether all of these are among the labels. */
  static boolean selects(JsonNode wanted, JsonNode labels) {
    return wanted.properties().stream()
        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
  }

  /** Whether a LabelSelector, with its {@code In} expressions, selects the labels. */
  static boolean matches(JsonNode selector, JsonNode labels) {
    return selects(selector.path("matchLabels"), labels)
        && StreamSupport.stream(selector.path("matchExpressions").spliterator(), false)
            .allMatch(
                expression ->
                    StreamSupport.stream(expression.path("values").spliterator(), false)
                        .anyMatch(
                            value -> value.equals(labels.path(expression.path("key").asText()))));
  }
}
