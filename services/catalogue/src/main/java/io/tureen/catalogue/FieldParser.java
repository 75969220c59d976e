package io.tureen.catalogue;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a field of its map in the file. */
final class FieldParser {

  private static final List<String> KEYS = List.of("type", "required", "description", "example");

  /** The types, with the keys that only fields of that type have. */
  private static final Map<String, List<String>> TYPE_KEYS =
      Map.of(
          "text", List.of("min_length", "max_length", "allowed"),
          "uuid", List.of(),
          "timestamp", List.of(),
          "integer", List.of("min", "max"),
          "long", List.of("min", "max"),
          "decimal", List.of("precision", "scale", "min", "max"),
          "boolean", List.of(),
          "double", List.of("min", "max"));

  private static final List<String> TYPES =
      List.of("text", "integer", "long", "decimal", "double", "boolean", "timestamp", "uuid");

  private static final Map<String, String> OTHER_WORDS = otherWords();

  private FieldParser() {}

  static Field field(String name, YamlValue body) {
    YamlMap map = body.map();
    FieldType type = type(map);
    return new Field(
        name,
        type,
        map.optional("required").map(YamlValue::flag).orElse(false),
        Optional.empty(),
        map.optional("description").map(YamlValue::text).orElse(""),
        example(map, type));
  }

  /** Whether some field may have this key. */
  static boolean isKey(String key) {
    return KEYS.contains(key) || TYPE_KEYS.values().stream().anyMatch(keys -> keys.contains(key));
  }

  static Optional<Object> example(YamlMap map, FieldType type) {
    return map.optional("example").map(value -> ExampleParser.example(value, type));
  }

  private static FieldType type(YamlMap map) {
    map.requireKeysAmong(allKeys());
    YamlValue value = map.required("type");
    String type = value.text();
    if (!TYPES.contains(type)) {
      String other = OTHER_WORDS.get(type.toLowerCase(Locale.ROOT));
      throw value.error(
          CatalogueErrorCode.UNKNOWN_TYPE,
          Quoted.of(type)
              + " is not a type of field."
              + (other == null
                  ? NearestWord.suggestion(type, TYPES)
                  : " Did you mean " + Quoted.of(other) + "?"));
    }
    for (String key : map.keys()) {
      if (!KEYS.contains(key) && !TYPE_KEYS.get(type).contains(key)) {
        throw map.required(key)
            .error(
                CatalogueErrorCode.KEY_NOT_FOR_TYPE,
                "fields of type " + type + " have no " + Quoted.of(key) + ". Remove it.");
      }
    }
    return TypeParser.type(type, map);
  }

  private static Set<String> allKeys() {
    Set<String> keys = new LinkedHashSet<>(KEYS);
    TYPES.forEach(type -> keys.addAll(TYPE_KEYS.get(type)));
    return keys;
  }

  private static Map<String, String> otherWords() {
    Map<String, String> words = new HashMap<>();
    List.of("string", "str", "varchar", "char", "enum").forEach(word -> words.put(word, "text"));
    List.of("int", "int32", "smallint", "number").forEach(word -> words.put(word, "integer"));
    List.of("bigint", "int64").forEach(word -> words.put(word, "long"));
    List.of("numeric", "money", "bigdecimal").forEach(word -> words.put(word, "decimal"));
    List.of("float", "real", "float64").forEach(word -> words.put(word, "double"));
    List.of("bool", "flag").forEach(word -> words.put(word, "boolean"));
    List.of("datetime", "date-time", "date", "time", "instant")
        .forEach(word -> words.put(word, "timestamp"));
    words.put("guid", "uuid");
    return Map.copyOf(words);
  }
}
