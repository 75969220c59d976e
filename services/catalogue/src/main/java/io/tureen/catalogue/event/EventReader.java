package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.Generated;
import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads events and tells whether they fit the catalogue. Thread-safe. */
public final class EventReader {

  private final Map<String, TypePlan> plans = new LinkedHashMap<>();
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * A reader of posted events.
   *
   * @param ids makes the {@code event_id} of a posted event that has none
   */
  public EventReader(Catalogue catalogue, Clock clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
    for (EventType type : catalogue.eventTypes()) {
      plans.put(type.name(), new TypePlan(type, catalogue.keyField()));
    }
  }

  /**
   * Reads a record's value as it stands on the topic. Nothing is generated, so that reading it
   * again gives the same event. Never throws, whatever the bytes.
   *
   * @param json null for a record without a value
   */
  public ReadResult read(byte[] json) {
    if (json == null) {
      return ReadResult.Misfit.of(
          ProblemCode.TOMBSTONE, "", "The record has no value: events are never deleted.");
    }
    JsonNode node;
    try {
      node = EventJson.parse(json);
    } catch (NotJsonException e) {
      return new ReadResult.Misfit(List.of(e.problem()));
    }
    return read(node, Optional.empty(), false);
  }

  /**
   * Reads an event as it was posted: {@code event_id} and {@code event_timestamp} are made when
   * absent.
   *
   * @param node from {@link EventJson}
   * @param assumedType the type when {@code event_type} is absent; when present it must be the same
   */
  public ReadResult read(JsonNode node, Optional<String> assumedType) {
    return read(node, assumedType, true);
  }

  private ReadResult read(JsonNode node, Optional<String> assumedType, boolean generate) {
    if (!node.isObject()) {
      return ReadResult.Misfit.of(
          ProblemCode.NOT_AN_OBJECT,
          "",
          "An event is a JSON object, and this is " + Kind.of(node) + ".");
    }
    JsonNode typeNode = node.get(Envelope.EVENT_TYPE);
    String typeName;
    if (typeNode == null) {
      if (assumedType.isEmpty()) {
        return ReadResult.Misfit.of(
            ProblemCode.MISSING_FIELD,
            Envelope.EVENT_TYPE,
            "The event does not say its type. Known: " + String.join(", ", plans.keySet()) + ".");
      }
      typeName = assumedType.get();
    } else if (typeNode.isTextual()) {
      typeName = typeNode.textValue();
    } else {
      return ReadResult.Misfit.of(
          ProblemCode.WRONG_TYPE,
          Envelope.EVENT_TYPE,
          "It must be a text, and is " + Kind.of(typeNode) + ".");
    }
    if (assumedType.isPresent() && !assumedType.get().equals(typeName)) {
      return ReadResult.Misfit.of(
          ProblemCode.NOT_ALLOWED,
          Envelope.EVENT_TYPE,
          "It is "
              + Quoted.of(typeName)
              + ", but only events of type "
              + Quoted.of(assumedType.get())
              + " are taken here.");
    }
    TypePlan plan = plans.get(typeName);
    if (plan == null) {
      return ReadResult.Misfit.of(
          ProblemCode.UNKNOWN_EVENT_TYPE,
          Envelope.EVENT_TYPE,
          Quoted.of(typeName)
              + " is not an event type."
              + NearestWord.suggestion(typeName, plans.keySet()));
    }
    return read(node, plan, typeNode == null, generate);
  }

  private ReadResult read(JsonNode node, TypePlan plan, boolean typeAssumed, boolean generate) {
    Problems problems = new Problems();
    Object[] values = new Object[plan.names.length];
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Integer index = plan.indexOf(entry.getKey());
      if (index == null) {
        problems.add(
            ProblemCode.UNKNOWN_FIELD,
            Quoted.printable(entry.getKey(), 100),
            unknown(entry.getKey(), plan));
        if (problems.isFull()) {
          break;
        }
      } else {
        values[index] = plan.readers[index].read(entry.getValue(), problems);
      }
    }
    if (typeAssumed) {
      values[TypePlan.TYPE] = plan.type.name();
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && plan.required[i] && !node.has(plan.names[i].getValue())) {
        if (generate && plan.generated[i] != null) {
          values[i] = make(plan.generated[i]);
        } else {
          problems.add(
              ProblemCode.MISSING_FIELD,
              plan.names[i].getValue(),
              "Every " + plan.type.name() + " event has it, and this one does not.");
        }
      }
    }
    return problems.isEmpty() ? new ReadResult.Fits(new Event(plan, values)) : problems.toMisfit();
  }

  private Object make(Generated generated) {
    return switch (generated) {
      case UUID_V7 -> ids.get();
      case NOW -> clock.instant().truncatedTo(ChronoUnit.MICROS);
    };
  }

  private static String unknown(String field, TypePlan plan) {
    return Quoted.of(field)
        + " is not a field of "
        + plan.type.name()
        + " events."
        + NearestWord.suggestion(field, plan.type.fields().stream().map(Field::name).toList());
  }
}
