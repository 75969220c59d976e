package io.tureen.traffic;

import java.util.Map;

/**
 * How one type of event is simulated.
 *
 * @param parameters what a caller may fix, by the name it has for callers: the field it sets
 * @param fields the weights of the fields that have some
 */
record EventWeights(Map<String, String> parameters, Map<String, FieldWeights> fields) {
  static final EventWeights NONE = new EventWeights(Map.of(), Map.of());

  EventWeights {
    parameters = Map.copyOf(parameters);
    fields = Map.copyOf(fields);
  }
}
