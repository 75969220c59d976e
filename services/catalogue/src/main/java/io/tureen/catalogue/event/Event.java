package io.tureen.catalogue.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tureen.catalogue.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An event that fits the catalogue. Made by {@link EventReader} only; immutable. */
public final class Event {

  private final TypePlan plan;
  private final Object[] values;

  Event(TypePlan plan, Object[] values) {
    this.plan = plan;
    this.values = values;
  }

  public EventType type() {
    return plan.type;
  }

  /** {@code event_id}. */
  public UUID id() {
    return (UUID) values[TypePlan.ID];
  }

  /** {@code event_timestamp}. */
  public Instant timestamp() {
    return (Instant) values[TypePlan.TIMESTAMP];
  }

  /** The key of this event's record: the text of the catalogue's key field. */
  public String key() {
    return String.valueOf(values[plan.key]);
  }

  /**
   * The value of a field as {@link io.tureen.catalogue.FieldType} says; empty if the event has
   * none.
   */
  public Optional<Object> value(String field) {
    Integer index = plan.indexOf(field);
    return index == null ? Optional.empty() : Optional.ofNullable(values[index]);
  }

  /**
   * The value of the field at this place in {@code type().fields()}, or null if the event has none.
   * For loops that count.
   */
  public Object valueAt(int index) {
    return values[index];
  }

  /**
   * The fields that the event has, in the order of {@code type().fields()}. A new map each time.
   */
  public Map<String, Object> values() {
    Map<String, Object> present = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        present.put(plan.names[i].getValue(), values[i]);
      }
    }
    return Collections.unmodifiableMap(present);
  }

  /**
   * Canonical JSON: compact, fields in the catalogue's order. Equal events give equal bytes, and
   * {@link EventReader} reads them back as equal.
   */
  public byte[] toJson() {
    ByteArrayOutputStream json = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = EventJson.factory().createGenerator(json)) {
      generator.writeStartObject();
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          generator.writeFieldName(plan.names[i]);
          write(generator, values[i]);
        }
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toByteArray();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof BigDecimal decimal) {
      generator.writeNumber(decimal);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else { // a UUID or an Instant
      generator.writeString(value.toString());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Event event
        && plan.type.equals(event.plan.type)
        && Arrays.equals(values, event.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
