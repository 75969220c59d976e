package io.tureen.local.demo;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.local.sql.Answer;
import io.tureen.local.sql.SqlException;
import io.tureen.local.sql.Trino;
import io.tureen.local.terminal.Terminal;
import io.tureen.local.terminal.TextTable;
import io.tureen.local.terminal.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The first questions anyone asks of the tables. */
final class Questions {
  private final List<String> statements = new ArrayList<>();

  Questions(Catalogue catalogue) {
    statements.add("show tables");
    for (Stream stream : catalogue.streams()) {
      statements.add("select count(*) from " + stream.table());
      statements.add("select * from " + stream.table() + " limit 5");
    }
  }

  /** Asks them one after the other, and shows each with its answer and the time it took. */
  void ask(Trino trino, Terminal terminal) throws SqlException, InterruptedException {
    for (String statement : statements) {
      Instant begin = Instant.now();
      Answer answer = trino.ask(statement);
      String taken = Words.of(Duration.between(begin, Instant.now()));
      terminal.line("\ntrino> %s;   -- %s".formatted(statement, taken));
      TextTable table = new TextTable(answer.columns());
      answer.rows().forEach(table::add);
      table
          .render(terminal.live() ? terminal.columns() - 2 : Integer.MAX_VALUE)
          .forEach(line -> terminal.line("  " + line));
    }
  }
}
