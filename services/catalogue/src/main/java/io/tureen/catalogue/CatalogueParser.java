package io.tureen.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a catalogue of a file's text. The first mistake ends it with a {@link CatalogueException}.
 */
final class CatalogueParser {

  private static final List<String> KEYS =
      List.of("name", "topic", "key", "rejected_table", "streams", "fields", "event_types");
  private static final List<String> EVENT_TYPE_KEYS = List.of("stream", "description", "fields");

  private final YamlDocument document;

  CatalogueParser(String source) {
    this.document = new YamlDocument(source);
  }

  Catalogue parse(String yaml) {
    YamlMap root = document.read(yaml).map();
    root.requireKeysAmong(KEYS);
    String name = NameParser.identifier(root.required("name"));
    String topic = NameParser.topic(root.required("topic"));
    String rejectedTable = NameParser.table(root.required("rejected_table"));
    Map<String, Stream> streams = streams(root.required("streams"), rejectedTable);
    Map<String, YamlValue> types = root.required("event_types").map().someEntries("event type");
    types.values().forEach(NameParser::key);

    List<Field> commonFields = new ArrayList<>(Envelope.fields(List.copyOf(types.keySet())));
    commonFields.addAll(commonFields(root.optional("fields")));
    String key = key(root.required("key"), commonFields);
    List<EventType> eventTypes = eventTypes(types, streams, commonFields);
    requireUsed(root.required("streams").map(), eventTypes);
    return new Catalogue(
        name, topic, key, rejectedTable, List.copyOf(streams.values()), commonFields, eventTypes);
  }

  private static Map<String, Stream> streams(YamlValue value, String rejectedTable) {
    Map<String, Stream> streams = new LinkedHashMap<>();
    Map<String, String> owners = new HashMap<>(Map.of(rejectedTable, "the rejected records"));
    value
        .map()
        .someEntries("stream")
        .forEach(
            (name, body) -> {
              NameParser.stream(body, name);
              YamlMap map = body.map();
              map.requireKeysAmong(List.of("table"));
              YamlValue table = map.required("table");
              Stream stream = new Stream(name, NameParser.table(table));
              own(owners, stream.table(), "the stream " + name, table);
              own(owners, stream.duplicatesTable(), "the duplicates of the stream " + name, table);
              streams.put(name, stream);
            });
    return streams;
  }

  private static void own(Map<String, String> owners, String table, String owner, YamlValue where) {
    String other = owners.putIfAbsent(table, owner);
    if (other != null) {
      throw where.error(
          CatalogueErrorCode.SHARED_TABLE,
          Quoted.of(table)
              + " is already the table of "
              + other
              + ". Give each a table of its own.");
    }
  }

  private static List<Field> commonFields(Optional<YamlValue> value) {
    List<Field> fields = new ArrayList<>();
    if (value.isPresent()) {
      value
          .get()
          .map()
          .entries()
          .forEach(
              (name, body) -> fields.add(FieldParser.field(NameParser.field(body, name), body)));
    }
    return fields;
  }

  private static String key(YamlValue value, List<Field> commonFields) {
    String key = value.text();
    List<String> possible =
        commonFields.stream()
            .filter(Field::required)
            .filter(f -> f.type() instanceof FieldType.Text || f.type() instanceof FieldType.Uuid)
            .map(Field::name)
            .toList();
    if (!possible.contains(key)) {
      throw value.error(
          CatalogueErrorCode.BAD_KEY,
          Quoted.of(key)
              + " is not a required text or uuid field of every event."
              + NearestWord.suggestion(key, possible));
    }
    return key;
  }

  private static List<EventType> eventTypes(
      Map<String, YamlValue> types, Map<String, Stream> streams, List<Field> commonFields) {
    List<EventType> eventTypes = new ArrayList<>();
    ColumnTypes columnTypes = new ColumnTypes();
    types.forEach(
        (name, body) -> {
          YamlMap map = body.map();
          map.requireKeysAmong(EVENT_TYPE_KEYS);
          Stream stream = streamOf(map.required("stream"), streams);
          EventFields fields = new EventFields(name, commonFields);
          if (map.has("fields")) {
            map.required("fields")
                .map()
                .entries()
                .forEach(
                    (field, fieldBody) -> {
                      fields.add(field, fieldBody);
                      columnTypes.add(stream, name, fields.get(field), fieldBody);
                    });
          }
          String description = map.optional("description").map(YamlValue::text).orElse("");
          eventTypes.add(new EventType(name, stream, description, fields.all()));
        });
    return eventTypes;
  }

  private static Stream streamOf(YamlValue value, Map<String, Stream> streams) {
    String name = value.text();
    Stream stream = streams.get(name);
    if (stream == null) {
      throw value.error(
          CatalogueErrorCode.UNKNOWN_STREAM,
          Quoted.of(name) + " is not a stream." + NearestWord.suggestion(name, streams.keySet()));
    }
    return stream;
  }

  private static void requireUsed(YamlMap streams, List<EventType> eventTypes) {
    streams
        .entries()
        .forEach(
            (name, body) -> {
              if (eventTypes.stream().noneMatch(type -> type.stream().name().equals(name))) {
                throw body.error(
                    CatalogueErrorCode.UNUSED_STREAM,
                    "no event type goes into this stream. Name it in one, or remove it.");
              }
            });
  }
}
