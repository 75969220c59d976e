package io.tureen.replay;

import io.tureen.catalogue.Catalogue;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that know events: those of the streams and of what came to them again. */
final class EventTables {
  private final Trino trino;
  private final List<String> names;

  /** The tables that are there now. */
  EventTables(Trino trino, Catalogue catalogue) {
    this.trino = trino;
    this.names =
        catalogue.streams().stream()
            .flatMap(stream -> Stream.of(stream.table(), stream.duplicatesTable()))
            .filter(trino::exists)
            .toList();
  }

  List<String> names() {
    return names;
  }

  /** Those of the ids whose events are in a table. */
  Set<UUID> idsAmong(Collection<UUID> ids) {
    if (ids.isEmpty() || names.isEmpty()) {
      return Set.of();
    }
    String wanted = ids.stream().map("uuid '%s'"::formatted).collect(Collectors.joining(", "));
    String rows =
        names.stream()
            .map(
                table ->
                    "select event_id from %s where event_id in (%s)"
                        .formatted(trino.table(table), wanted))
            .collect(Collectors.joining(" union "));
    return Set.copyOf(trino.query(rows, row -> UUID.fromString(row.getString(1))));
  }
}
