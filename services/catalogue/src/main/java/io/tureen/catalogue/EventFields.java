package io.tureen.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the fields of one event type: the common ones, which it may refine, then its own. */
final class EventFields {

  private static final List<String> REFINEMENTS = List.of("required", "description", "example");

  private final Map<String, Field> fields = new LinkedHashMap<>();

  EventFields(String eventType, List<Field> commonFields) {
    for (Field field : commonFields) {
      fields.put(
          field.name(), field.name().equals(Envelope.EVENT_TYPE) ? only(eventType, field) : field);
    }
  }

  void add(String name, YamlValue body) {
    NameParser.field(body, name);
    Field common = fields.get(name);
    fields.put(name, common == null ? FieldParser.field(name, body) : refined(common, body));
  }

  Field get(String name) {
    return fields.get(name);
  }

  List<Field> all() {
    return List.copyOf(fields.values());
  }

  private static Field only(String eventType, Field field) {
    return new Field(
        field.name(),
        new FieldType.Text(1, Names.MAX_LENGTH, List.of(eventType)),
        true,
        Optional.empty(),
        field.description(),
        Optional.of(eventType));
  }

  private static Field refined(Field common, YamlValue body) {
    YamlMap map = body.map();
    for (String key : map.keys()) {
      if (FieldParser.isKey(key) && !REFINEMENTS.contains(key)) {
        throw map.required(key)
            .error(
                CatalogueErrorCode.COMMON_FIELD,
                Quoted.of(common.name())
                    + " is a field of every event, and its type is said there. Here it may have only "
                    + String.join(", ", REFINEMENTS)
                    + ".");
      }
    }
    map.requireKeysAmong(REFINEMENTS);
    boolean required = map.optional("required").map(YamlValue::flag).orElse(common.required());
    if (common.required() && !required) {
      throw map.required("required")
          .error(
              CatalogueErrorCode.COMMON_FIELD,
              Quoted.of(common.name())
                  + " is required in every event. Remove this line, or make it optional there.");
    }
    Optional<Object> example = FieldParser.example(map, common.type());
    return new Field(
        common.name(),
        common.type(),
        required,
        common.generated(),
        map.optional("description").map(YamlValue::text).orElse(common.description()),
        example.isPresent() ? example : common.example());
  }
}
