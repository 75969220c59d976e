package io.tureen.local.demo;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.local.sql.SqlException;
import io.tureen.local.sql.Trino;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the rows of all tables that records of the topic end in. */
final class RowCount {
  private final Trino trino;
  private final String statement;

  RowCount(Trino trino, Catalogue catalogue) {
    this.trino = trino;
    List<String> tables = new ArrayList<>(catalogue.streams().stream().map(Stream::table).toList());
    tables.add(catalogue.rejectedTable());
    tables.addAll(catalogue.streams().stream().map(Stream::duplicatesTable).toList());
    this.statement =
        tables.stream()
            .map(table -> "(SELECT count(*) FROM \"%s\")".formatted(table))
            .collect(Collectors.joining(" + ", "SELECT ", ""));
  }

  long now() throws SqlException, InterruptedException {
    return trino.ask(statement).number();
  }
}
