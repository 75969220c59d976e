package io.tureen.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * A type of event.
 *
 * @param name the value of {@code event_type}
 * @param stream where its events go
 * @param description what happened when such an event is sent
 * @param fields every field such an event may have: the common ones first, then its own
 */
public record EventType(String name, Stream stream, String description, List<Field> fields) {

  public EventType {
    fields = List.copyOf(fields);
  }

  public Optional<Field> field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
