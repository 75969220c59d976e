package io.tureen.catalogue;

import java.util.HashMap;
import java.util.Map;

/** Sees to it that each column of a table has one type, whichever event types share it. */
final class ColumnTypes {

  private record Place(Stream stream, String field) {}

  private record Use(String eventType, ColumnType type, int line) {}

  private final Map<Place, Use> uses = new HashMap<>();

  void add(Stream stream, String eventType, Field field, YamlValue body) {
    ColumnType type = field.type().columnType();
    Use first =
        uses.putIfAbsent(new Place(stream, field.name()), new Use(eventType, type, body.line()));
    if (first != null && !first.type.equals(type)) {
      throw body.error(
          CatalogueErrorCode.CONFLICTING_TYPES,
          "it is "
              + type
              + " here and "
              + first.type
              + " in "
              + first.eventType
              + " (line "
              + first.line
              + "), but both are in the table "
              + stream.table()
              + ". Give both one type, or one of them another name.");
    }
  }
}
