package io.tureen.api.document;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.openapi.EventSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as clients see it. */
final class CatalogueDocument {

  private CatalogueDocument() {}

  static Map<String, Object> of(Catalogue catalogue) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", catalogue.name());
    document.put("topic", catalogue.topic());
    document.put("key_field", catalogue.keyField());
    document.put("rejected_table", catalogue.rejectedTable());
    document.put(
        "streams",
        catalogue.streams().stream()
            .map(stream -> Map.of("name", stream.name(), "table", stream.table()))
            .toList());
    List<Map<String, Object>> types =
        catalogue.eventTypes().stream().map(CatalogueDocument::of).toList();
    document.put("event_types", types);
    return document;
  }

  private static Map<String, Object> of(EventType type) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", type.name());
    document.put("stream", type.stream().name());
    document.put("description", type.description());
    document.put("schema", EventSchemas.schemaOf(type));
    return document;
  }
}
