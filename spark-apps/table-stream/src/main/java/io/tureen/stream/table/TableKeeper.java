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
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdatePartitionSpec;
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
    tables
        .buildTable(definition.name(), schema)
        .withLocation(location(definition))
        .withPartitionSpec(partitioning(definition, schema))
        .withSortOrder(order(definition, schema))
        .withProperties(TableProperties.ofNewTable())
        .withProperty("comment", definition.description())
        .create();
    LOG.info("event=table-created table={} columns={}", definition.name(), fields.size());
  }

  /** A directory that no other table ever has, also when this one is renamed or made anew. */
  private String location(TableDefinition definition) {
    String directory = Locations.textOf(warehouse).replaceAll("/+$", "");
    return "%s/%s-%s".formatted(directory, definition.name().name(), UUID.randomUUID());
  }

  private static PartitionSpec partitioning(TableDefinition definition, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    definition.dayOf().ifPresent(spec::day);
    return spec.build();
  }

  private static SortOrder order(TableDefinition definition, Schema schema) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    definition.sortedBy().ifPresent(order::asc);
    return order.build();
  }

  private static void evolve(Table table, TableDefinition definition) {
    Transaction change = table.newTransaction();
    UpdateSchema schema = change.updateSchema();
    List<String> changes = new SchemaEvolution(definition, table.schema()).addTo(schema);
    schema.commit();
    PartitionSpec wanted = partitioning(definition, table.schema());
    if (!table.spec().compatibleWith(wanted)) {
      partition(change, table.spec(), definition);
      changes.add("new rows partitioned by " + wanted.fields());
    }
    // A person may have chosen another order with SQL.
    if (table.sortOrder().isUnsorted() && definition.sortedBy().isPresent()) {
      change.replaceSortOrder().asc(definition.sortedBy().get()).commit();
      changes.add("sorted by " + definition.sortedBy().get() + " where upkeep writes it");
    }
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

  /** Files that are there keep the partitioning they were written with. */
  private static void partition(
      Transaction change, PartitionSpec existing, TableDefinition definition) {
    UpdatePartitionSpec spec = change.updateSpec();
    existing.fields().forEach(field -> spec.removeField(field.name()));
    definition.dayOf().ifPresent(column -> spec.addField(Expressions.day(column)));
    spec.commit();
  }
}
