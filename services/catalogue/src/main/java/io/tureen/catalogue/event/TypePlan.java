package io.tureen.catalogue.event;

import com.fasterxml.jackson.core.io.SerializedString;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.Generated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What reading and writing events of one type needs, looked up once. */
final class TypePlan {

  /** Where the envelope's fields stand in every type. */
  static final int ID = 0;

  static final int TYPE = 1;
  static final int TIMESTAMP = 2;

  final EventType type;
  final int key;
  final SerializedString[] names;
  final ValueReader[] readers;
  final boolean[] required;
  final Generated[] generated;
  private final Map<String, Integer> indexes = new HashMap<>();

  TypePlan(EventType type, String keyField) {
    this.type = type;
    List<Field> fields = type.fields();
    names = new SerializedString[fields.size()];
    readers = new ValueReader[fields.size()];
    required = new boolean[fields.size()];
    generated = new Generated[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      names[i] = new SerializedString(field.name());
      readers[i] = ValueReader.of(field.name(), field.type());
      required[i] = field.required();
      generated[i] = field.generated().orElse(null);
      indexes.put(field.name(), i);
    }
    key = indexes.get(keyField);
  }

  /** The place of a field, or null if the type has none of that name. */
  Integer indexOf(String field) {
    return indexes.get(field);
  }
}
