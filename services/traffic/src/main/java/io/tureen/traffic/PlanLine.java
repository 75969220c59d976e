package io.tureen.traffic;

import java.util.Map;

/**
 * So many events of one type.
 *
 * @param given what all of them have in common, by parameter or field
 */
public record PlanLine(long count, String eventType, Map<String, String> given) {
  public PlanLine {
    given = Map.copyOf(given);
  }
}
