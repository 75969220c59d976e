package io.tureen.console.report;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.EventType;
import io.tureen.console.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question that events of one type answer.
 *
 * @param type the event type
 * @param fields it must have
 * @param query the query, with {@code %s} for what stands between {@code from} and {@code group by}
 */
record EventQuestion(
    String id,
    String title,
    String words,
    String type,
    List<String> fields,
    String query,
    OptionalInt limit)
    implements Question {

  @Override
  public Optional<String> obstacle(Catalogue catalogue) {
    Optional<EventType> found = catalogue.eventType(type);
    if (found.isEmpty()) {
      return Optional.of(
          "The catalogue %s has no event type %s.".formatted(catalogue.name(), type));
    }
    List<String> missing =
        fields.stream().filter(field -> found.get().field(field).isEmpty()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The event type %s of the catalogue %s has no field %s."
                .formatted(type, catalogue.name(), String.join(", ", missing)));
  }

  @Override
  public String sql(Catalogue catalogue, Period period) {
    EventType found = catalogue.eventType(type).orElseThrow();
    String where =
        Conditions.where(period, List.of("%s = '%s'".formatted(Envelope.EVENT_TYPE, type)));
    String all = query.formatted(Sql.table(found.stream().table()) + "\n" + where);
    return limit.isPresent() ? all + "\nlimit " + limit.getAsInt() : all;
  }
}
