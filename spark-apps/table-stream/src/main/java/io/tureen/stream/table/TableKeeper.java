package io.tureen.stream.table;

import io.tureen.catalogue.Column;
import io.tureen.settings.Locations;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tables what the catalogue says they are. */
public final class TableKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(TableKeeper.class);

  private final Catalog tables;
  private final URI warehouse;

  public TableKeeper(Catalog tables, URI warehouse) {
    this.tables = tables;
    this.warehouse = warehouse;
  }

  /**
   * Creates the table, or changes it where it lacks something.
   *
   * @throws io.tureen.stream.StreamException if it has a column that cannot become what the
   *     catalogue says
   */
  public Table ensure(TableDefinition definition) {
    if (!tables.tableExists(definition.name())) {
      try {
        create(definition);
      } catch (AlreadyExistsException e) {
        LOG.debug("table={} was made by another process", definition.name(), e);
      }
    }
    Table table = tables.loadTable(definition.name());
    evolve(table, definition);
    return table;
  }

  private void create(TableDefinition definition) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : definition.columns()) {
      fields.add(
          Types.NestedField.builder()
              .withId(fields.size() + 1)
              .isOptional(column.nullable())
              .withName(column.name())
              .ofType(ColumnTypes.of(column.type()))
              .withDoc(column.description())
              .build());
    }
    Schema schema = TypeUtil.assignIncreasingFreshIds(new Schema(fields));
    Transaction creation =
        tables
            .buildTable(definition.name(), schema)
            .withLocation(location(definition))
            .withPartitionSpec(PartitionSpec.unpartitioned())
            .withProperties(TableProperties.ofNewTable())
            .withProperty("comment", definition.description())
            .createTransaction();
    // The table keeps the spec without partitions beside the one by day: RowFiles writes rows of
    // many days into one file
    // of it, instead of one small file for each day.
    definition
        .dayOf()
        .ifPresent(column -> creation.updateSpec().addField(Expressions.day(column)).commit());
    creation.commitTransaction();
    LOG.info("event=table-created table={} columns={}", definition.name(), fields.size());
  }

  /** A directory that no other table ever has, also when this one is renamed or made anew. */
  private String location(TableDefinition definition) {
    String directory = Locations.textOf(warehouse).replaceAll("/+$", "");
    return "%s/%s-%s".formatted(directory, definition.name().name(), UUID.randomUUID());
  }

  private static void evolve(Table table, TableDefinition definition) {
    Transaction change = table.newTransaction();
    UpdateSchema schema = change.updateSchema();
    List<String> changes = new SchemaEvolution(definition, table.schema()).addTo(schema);
    schema.commit();
    Map<String, String> missing = TableProperties.missingFrom(table.properties());
    if (!missing.isEmpty()) {
      UpdateProperties properties = change.updateProperties();
      missing.forEach(properties::set);
      properties.commit();
    }
    change.commitTransaction();
    table.refresh();
    if (!changes.isEmpty()) {
      LOG.info(
          "event=table-changed table={} changes=\"{}\"",
          definition.name(),
          String.join("; ", changes));
    }
  }
}
