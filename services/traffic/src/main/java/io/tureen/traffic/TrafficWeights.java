package io.tureen.traffic;

import java.util.Map;

/** What simulated guests do, and how often: what the file {@code restaurant-traffic.yaml} says. */
public final class TrafficWeights {
  private final Guests guests;
  private final Habits habits;
  private final Map<String, EventWeights> events;

  TrafficWeights(Guests guests, Habits habits, Map<String, EventWeights> events) {
    this.guests = guests;
    this.habits = habits;
    this.events = Map.copyOf(events);
  }

  /** Those of the restaurant. */
  public static TrafficWeights builtIn() {
    return BuiltIn.WEIGHTS;
  }

  /**
   * Reads weights from their text.
   *
   * @param source what errors call the text, for example a file's path
   * @throws TrafficException if the text is not a file of weights
   */
  public static TrafficWeights parse(String source, String yaml) {
    return WeightsReader.read(YamlValue.document(source, yaml));
  }

  Guests guests() {
    return guests;
  }

  Habits habits() {
    return habits;
  }

  /** The weights for a type of event; none where the file does not name it. */
  EventWeights of(String eventType) {
    return events.getOrDefault(eventType, EventWeights.NONE);
  }

  private static final class BuiltIn {
    private static final String FILE = "restaurant-traffic.yaml";
    private static final TrafficWeights WEIGHTS =
        parse("built-in " + FILE, TextFiles.resource(FILE));
  }
}
