package io.tureen.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.traffic.PlanLine;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficPlan;
import io.tureen.traffic.TrafficWeights;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event sent to see it again as a row.
 *
 * @param type its type, which says in which table it ends
 * @param id its {@code event_id}, which no other event has
 */
record ProbeEvent(EventType type, String id, EventBatch request) {

  /** One event of each type of the catalogue. */
  static List<ProbeEvent> ofEachType(Catalogue catalogue, Instant happened) {
    Simulator simulator =
        new Simulator(
            catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), new SecureRandom().nextLong());
    return TrafficPlan.each(catalogue).lines().stream()
        .map(PlanLine::eventType)
        .map(name -> catalogue.eventType(name).orElseThrow())
        .map(type -> of(type, simulator, happened))
        .toList();
  }

  private static ProbeEvent of(EventType type, Simulator simulator, Instant happened) {
    ObjectNode event = simulator.event(type.name(), Map.of());
    event.put(Envelope.EVENT_TIMESTAMP, happened.toString());
    return new ProbeEvent(
        type,
        event.get(Envelope.EVENT_ID).textValue(),
        new EventBatch(event.toString().getBytes(StandardCharsets.UTF_8), 1));
  }
}
