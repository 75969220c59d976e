package io.tureen.console.data;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tureen.console.csv.CsvFiles;
import io.tureen.console.problem.ProblemCode;
import io.tureen.console.problem.ProblemException;
import java.util.List;

/** The tables for the page, and as CSV. */
@Controller("/api/data")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DataController {

  private final Tables tables;
  private final TableReader reader;
  private final CsvFiles csv;

  DataController(Tables tables, TableReader reader, CsvFiles csv) {
    this.tables = tables;
    this.reader = reader;
    this.csv = csv;
  }

  @Get
  List<TableView> tables() {
    return reader.all();
  }

  @Get("/{table}/newest")
  QueryResult newest(@PathVariable String table) {
    return reader.newest(tables.require(table));
  }

  @Get("/{table}/reasons")
  QueryResult reasons(@PathVariable String table) {
    Table found = tables.require(table);
    if (!found.rejected()) {
      throw new ProblemException(
          ProblemCode.UNKNOWN_TABLE,
          table + " holds no rejected records; only those have a reason.");
    }
    return reader.reasons(found);
  }

  @Get(value = "/{table}.csv", headRoute = false) // nobody would close its query
  StreamedFile csv(@PathVariable String table) {
    return csv.file(table, new TableQueries(tables.require(table)).everything());
  }
}
