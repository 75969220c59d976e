package io.tureen.traffic;

import io.tureen.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** How many of which events make up the traffic. */
public record TrafficPlan(String name, List<PlanLine> lines) {
  private static final String RESTAURANT = "restaurant-plan.yaml";

  public TrafficPlan {
    lines = List.copyOf(lines);
  }

  /**
   * The restaurant's 42,452 events.
   *
   * @throws TrafficException if they do not fit the catalogue, which may be another than the
   *     restaurant's
   */
  public static TrafficPlan full(Catalogue catalogue) {
    try {
      return parse("built-in " + RESTAURANT, TextFiles.resource(RESTAURANT), catalogue);
    } catch (TrafficException e) {
      throw e.with("For a catalogue of your own, take the plan \"each\" or a plan file.");
    }
  }

  /** Exactly one event of each type in the catalogue. */
  public static TrafficPlan each(Catalogue catalogue) {
    return new TrafficPlan(
        "each",
        catalogue.eventTypes().stream()
            .map(type -> new PlanLine(1, type.name(), Map.of()))
            .toList());
  }

  /**
   * Reads a plan file.
   *
   * @throws TrafficException if it cannot be read, is not a plan, or its events do not fit the
   *     catalogue
   */
  public static TrafficPlan load(Path file, Catalogue catalogue) {
    return parse(file.toString(), TextFiles.read(file), catalogue);
  }

  /**
   * Reads a plan from its text.
   *
   * @param source what errors call the text
   * @throws TrafficException if the text is not a plan, or its events do not fit the catalogue
   */
  public static TrafficPlan parse(String source, String yaml, Catalogue catalogue) {
    return new PlanReader(catalogue).read(YamlValue.document(source, yaml));
  }

  /** How many events it has. */
  public long total() {
    return lines.stream().mapToLong(PlanLine::count).sum();
  }

  /** Each line as often as it counts, the types mixed; the same seed gives the same order. */
  public Iterator<PlanLine> shuffled(long seed) {
    return new PlanOrder(lines, seed, false);
  }

  /** As {@link #shuffled}, beginning anew each time all were there; it never ends. */
  public Iterator<PlanLine> shuffledForever(long seed) {
    return new PlanOrder(lines, seed, true);
  }
}
