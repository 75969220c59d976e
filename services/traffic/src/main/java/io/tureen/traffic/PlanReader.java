package io.tureen.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.event.EventReader;
import io.tureen.catalogue.event.Problem;
import io.tureen.catalogue.event.ReadResult;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a plan, and tries one event of each line against the catalogue. */
final class PlanReader {
  private static final long MOST_EVENTS_OF_A_LINE = 1_000_000_000;

  private final Simulator simulator;
  private final EventReader events;

  PlanReader(Catalogue catalogue) {
    this.simulator = new Simulator(catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), 0);
    this.events = new EventReader(catalogue, Clock.systemUTC(), UUID::randomUUID);
  }

  TrafficPlan read(YamlValue document) {
    YamlMap file = document.map().with("name", "lines");
    return new TrafficPlan(
        file.require("name").text(),
        file.require("lines").list().stream().map(this::line).toList());
  }

  private PlanLine line(YamlValue value) {
    YamlMap map = value.map().with("count", "event", "given");
    Map<String, String> given = new LinkedHashMap<>();
    map.find("given")
        .ifPresent(
            found -> found.map().values().forEach((name, text) -> given.put(name, text.text())));
    PlanLine line =
        new PlanLine(
            map.require("count").wholeNumber(1, MOST_EVENTS_OF_A_LINE),
            map.require("event").text(),
            given);
    tryOne(line, map);
    return line;
  }

  private void tryOne(PlanLine line, YamlMap map) {
    ObjectNode event;
    try {
      event = simulator.event(line.eventType(), line.given());
    } catch (TrafficException e) {
      String key = e.code() == TrafficErrorCode.UNKNOWN_PARAMETER ? "given" : "event";
      throw map.require(key).error(e.code(), e.reason());
    }
    if (events.read(event, Optional.empty()) instanceof ReadResult.Misfit misfit) {
      Problem first = misfit.problems().getFirst();
      throw map.self()
          .error(
              TrafficErrorCode.DOES_NOT_FIT,
              "such an event does not fit the catalogue: %s: %s"
                  .formatted(first.field(), first.reason()));
    }
  }
}
