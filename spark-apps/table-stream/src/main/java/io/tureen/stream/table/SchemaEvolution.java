package io.tureen.stream.table;

import io.tureen.catalogue.Column;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * What changes in an existing table so that it holds what the catalogue says. Columns are only
 * added, widened, described or allowed to be null: nothing is dropped, renamed or narrowed.
 */
final class SchemaEvolution {
  private final TableDefinition definition;
  private final Schema table;

  SchemaEvolution(TableDefinition definition, Schema table) {
    this.definition = definition;
    this.table = table;
  }

  /**
   * Adds the changes to {@code update}.
   *
   * @return what changes, in words; empty when nothing does
   * @throws StreamException with {@link StreamProblem#TABLE_INCOMPATIBLE} if a column cannot hold
   *     the catalogue's values
   */
  List<String> addTo(UpdateSchema update) {
    List<String> changes = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (Column column : definition.columns()) {
      wanted.add(column.name());
      Types.NestedField existing = table.findField(column.name());
      if (existing == null) {
        add(column, update, changes);
      } else {
        change(existing, column, update, changes);
      }
    }
    for (Types.NestedField existing : table.columns()) {
      if (existing.isRequired() && !wanted.contains(existing.name())) {
        update.makeColumnOptional(existing.name());
        changes.add(existing.name() + " may be null, since the catalogue no longer has it");
      }
    }
    return changes;
  }

  private void add(Column column, UpdateSchema update, List<String> changes) {
    Types.NestedField other =
        table.caseInsensitiveFindField(column.name().toLowerCase(Locale.ROOT));
    if (other != null) {
      throw incompatible(
          column, "has a column " + other.name() + ", which SQL cannot tell from it");
    }
    // Optional whatever the catalogue says: the rows that are there have no value for it.
    update.addColumn(column.name(), ColumnTypes.of(column.type()), column.description());
    changes.add("new column " + column.name() + " " + column.type());
  }

  private void change(
      Types.NestedField existing, Column column, UpdateSchema update, List<String> changes) {
    Type.PrimitiveType wanted = ColumnTypes.of(column.type());
    if (!existing.type().equals(wanted)) {
      if (ColumnTypes.isWidening(existing.type(), wanted)) {
        update.updateColumn(column.name(), wanted);
        changes.add(column.name() + " widened from " + existing.type() + " to " + wanted);
      } else if (!ColumnTypes.isWidening(wanted, existing.type())) {
        throw incompatible(column, "has it as " + existing.type());
      }
    }
    if (existing.isRequired() && column.nullable()) {
      update.makeColumnOptional(column.name());
      changes.add(column.name() + " may be null");
    }
    if (!Objects.equals(existing.doc(), column.description())) {
      update.updateColumnDoc(column.name(), column.description());
      changes.add(column.name() + " described anew");
    }
  }

  private StreamException incompatible(Column column, String found) {
    return new StreamException(
        StreamProblem.TABLE_INCOMPATIBLE,
        ("The catalogue says that the column %s of the table %s is %s, but the table %s. A table's column is never dropped,"
                + " renamed or narrowed. Give the field in the catalogue its old type again, or the new one another name.")
            .formatted(column.name(), definition.name(), ColumnTypes.of(column.type()), found));
  }
}
