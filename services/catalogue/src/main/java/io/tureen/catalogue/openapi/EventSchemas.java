package io.tureen.catalogue.openapi;

import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Schema 2020-12 (and so OpenAPI 3.1) of posted events, as plain maps. What fits them is what
 * {@link io.tureen.catalogue.event.EventReader} takes.
 */
public final class EventSchemas {

  /**
   * Excludes what the formats alone let pass: the year 0, leap seconds, more than nine digits, and
   * years that the offset moves out of 1 to 9999.
   */
  static final String TIMESTAMP_PATTERN =
      "^(?!0000)(?!0001-01-01.*\\+)(?!9999-12-31.*-[0-9]{2}:[0-9]{2}$)"
          + "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
          + "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
          + "([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

  static final String UUID_PATTERN =
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

  static final String TEXT_PATTERN = "^[^\\u0000]*$";

  private EventSchemas() {}

  /** The schema of an event that says its type. */
  public static Map<String, Object> schemaOf(EventType type) {
    return schema(type, true);
  }

  /**
   * The schema of an event whose type is known without it, so that {@code event_type} may be left
   * out.
   */
  public static Map<String, Object> schemaWithOptionalType(EventType type) {
    return schema(type, false);
  }

  private static Map<String, Object> schema(EventType type, boolean typeRequired) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Map<String, Object> example = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : type.fields()) {
      boolean isType = field.name().equals(Envelope.EVENT_TYPE);
      properties.put(field.name(), isType ? constant(type, field) : schemaOf(field));
      if (isType ? typeRequired : field.required() && field.generated().isEmpty()) {
        required.add(field.name());
      }
      if (field.generated().isEmpty()) {
        example.put(field.name(), isType ? type.name() : exampleOf(field));
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("title", type.name());
    schema.put("description", type.description());
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    schema.put("examples", List.of(example));
    return schema;
  }

  private static Map<String, Object> constant(EventType type, Field field) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("description", field.description());
    schema.put("const", type.name());
    return schema;
  }

  private static Map<String, Object> schemaOf(Field field) {
    Map<String, Object> schema = new LinkedHashMap<>();
    FieldType type = field.type();
    if (type instanceof FieldType.Text text) {
      text(schema, text);
    } else if (type instanceof FieldType.Uuid) {
      format(schema, "uuid", UUID_PATTERN);
    } else if (type instanceof FieldType.Timestamp) {
      format(schema, "date-time", TIMESTAMP_PATTERN);
    } else if (type instanceof FieldType.WholeNumber number) {
      schema.put("type", "integer");
      schema.put("format", number.bits() == 32 ? "int32" : "int64");
      schema.put("minimum", number.min());
      schema.put("maximum", number.max());
    } else if (type instanceof FieldType.Decimal decimal) {
      schema.put("type", "number");
      schema.put("minimum", decimal.min());
      schema.put("maximum", decimal.max());
      schema.put("multipleOf", BigDecimal.ONE.movePointLeft(decimal.scale()));
    } else if (type instanceof FieldType.FloatingPoint number) {
      schema.put("type", "number");
      schema.put("format", "double");
      schema.put("minimum", number.min());
      schema.put("maximum", number.max());
    } else {
      schema.put("type", "boolean");
    }
    schema.put("description", field.description());
    schema.put("examples", List.of(exampleOf(field)));
    return schema;
  }

  private static void text(Map<String, Object> schema, FieldType.Text text) {
    schema.put("type", "string");
    if (text.allowed().isEmpty()) {
      schema.put("minLength", text.minLength());
      schema.put("maxLength", text.maxLength());
      schema.put("pattern", TEXT_PATTERN);
    } else {
      schema.put("enum", text.allowed());
    }
  }

  private static void format(Map<String, Object> schema, String format, String pattern) {
    schema.put("type", "string");
    schema.put("format", format);
    schema.put("pattern", pattern);
  }

  private static Object exampleOf(Field field) {
    return field.example().orElseGet(() -> Examples.of(field.type()));
  }
}
