package io.tureen.console.data;

import io.tureen.catalogue.Column;
import io.tureen.console.problem.Problem;
import java.util.List;

/**
 * A table as the page lists it.
 *
 * @param size null where there is a problem
 * @param problem null where the table could be asked
 */
record TableView(
    String name,
    String about,
    boolean rejected,
    List<ColumnView> columns,
    Size size,
    Problem problem) {

  /**
   * How much there is.
   *
   * @param newest when the newest row was written; null where there is none
   */
  record Size(long rows, long files, long bytes, String newest) {}

  /** A column, as the catalogue describes it. */
  record ColumnView(String name, String type, boolean nullable, String description) {
    static ColumnView of(Column column) {
      return new ColumnView(
          column.name(), column.type().toString(), column.nullable(), column.description());
    }
  }

  static TableView of(Table table, Size size, Problem problem) {
    return new TableView(
        table.name(),
        table.about(),
        table.rejected(),
        table.columns().stream().map(ColumnView::of).toList(),
        size,
        problem);
  }
}
