package io.tureen.console.data;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The tables that the streams write: no other name comes into a query. */
@Singleton
final class Tables {

  private final List<Table> tables;

  Tables(Catalogue catalogue) {
    List<Table> all = new ArrayList<>();
    catalogue
        .streams()
        .forEach(
            stream ->
                all.add(
                    Table.ofRecords(
                        stream.table(),
                        "Events: "
                            + String.join(
                                ", ",
                                catalogue.eventTypes(stream).stream()
                                    .map(EventType::name)
                                    .toList()),
                        false,
                        catalogue.columns(stream))));
    all.add(
        Table.ofRecords(
            catalogue.rejectedTable(),
            "Records that fit no event type, with the reason",
            true,
            catalogue.rejectedColumns()));
    catalogue
        .streams()
        .forEach(
            stream ->
                all.add(
                    Table.ofRecords(
                        stream.duplicatesTable(),
                        "Events of " + stream.table() + " that came again",
                        false,
                        catalogue.duplicatesColumns())));
    all.add(Table.ofMinutes());
    this.tables = List.copyOf(all);
  }

  List<Table> all() {
    return tables;
  }

  /**
   * The table of that name.
   *
   * @throws ProblemException if there is none
   */
  Table require(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.UNKNOWN_TABLE,
                    "The tables are "
                        + String.join(", ", tables.stream().map(Table::name).toList())
                        + "."));
  }
}
