package io.tureen.stream.table;

import static io.tureen.stream.TestCatalogues.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.stream.TestCatalogues;
import io.tureen.stream.failure.StreamException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableKeeperTest {
  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final TableKeeper keeper = new TableKeeper(tables, URI.create("memory:///warehouse/"));

  @BeforeEach
  void createSchema() {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
  }

  @Test
  void aNewTableHasTheColumnsOfTheCatalogue() {
    Table table =
        ensure(
            field("price", "decimal", "precision: 10", "scale: 2", "required: true")
                + field("note", "text"));

    assertThat(table.schema().columns())
        .extracting(Types.NestedField::name)
        .containsExactly(
            "event_id",
            "event_type",
            "event_timestamp",
            "user_id",
            "price",
            "note",
            "kafka_partition",
            "kafka_offset",
            "ingested_at");
    assertThat(table.schema().findField("price").type()).isEqualTo(Types.DecimalType.of(10, 2));
    assertThat(table.schema().findField("price").isRequired()).isTrue();
    assertThat(table.schema().findField("note").isOptional()).isTrue();
    assertThat(table.schema().findField("note").doc()).isEqualTo("A field.");
    assertThat(table.location()).startsWith("memory:///warehouse/sales-");
  }

  @Test
  void aTableThatIsMadeAnewAfterItsNameWasGivenAwayHasADirectoryOfItsOwn() {
    String before = ensure("").location();
    tables.renameTable(
        TableIdentifier.of("default", "sales"), TableIdentifier.of("default", "old_sales"));

    assertThat(ensure("").location()).isNotEqualTo(before);
  }

  @Test
  void aTableIsInTheDirectoryThatThePersonNamedEvenIfItHasASpace() {
    TableKeeper spaced = new TableKeeper(tables, URI.create("memory:///ware%20house/"));

    Table table = spaced.ensure(definition(""));

    assertThat(table.location()).startsWith("memory:///ware house/sales-");
  }

  @Test
  void aNewTableIsPartitionedByTheDayItsRowsCameAndSortedByWhenEventsHappened() {
    Table table = ensure("");

    assertThat(table.specs()).hasSize(1);
    assertThat(layout(table)).containsExactly("ingested_at_day: day", "event_timestamp ASC");
  }

  @Test
  void aTableByTheDayOfItsEventsGetsTheNewLayoutOnceAndKeepsItsFiles() {
    Table old = byDayOfEvents();
    old.newAppend()
        .appendFile(
            DataFiles.builder(old.spec())
                .withPath("memory:///warehouse/sales/data/old.parquet")
                .withPartitionPath("event_timestamp_day=1999-12-31")
                .withFileSizeInBytes(10)
                .withRecordCount(1)
                .build())
        .commit();

    Table table = ensure("");

    assertThat(layout(table)).containsExactly("ingested_at_day: day", "event_timestamp ASC");
    assertThat(table.currentSnapshot().summary()).containsEntry("total-data-files", "1");
    assertThat(ensure("").specs()).isEqualTo(table.specs());
    assertThat(ensure("").sortOrders()).isEqualTo(table.sortOrders());
  }

  @Test
  void anOrderThatAPersonChoseStays() {
    ensure("").replaceSortOrder().asc("user_id").commit();

    assertThat(layout(ensure(""))).contains("user_id ASC");
  }

  /** As an earlier version made it, which had files of no day, too. */
  private Table byDayOfEvents() {
    Table table = ensure("");
    tables.dropTable(definition("").name());
    Table old = tables.createTable(definition("").name(), table.schema());
    old.updateSpec().addField(Expressions.day("event_timestamp")).commit();
    return old;
  }

  private static List<String> layout(Table table) {
    return Stream.concat(
            table.spec().fields().stream().map(field -> field.name() + ": " + field.transform()),
            table.sortOrder().fields().stream()
                .map(
                    field ->
                        table.schema().findColumnName(field.sourceId()) + " " + field.direction()))
        .toList();
  }

  @Test
  void aNewTableIsWrittenWithoutMetastoreLocks() {
    assertThat(ensure("").properties())
        .containsEntry("engine.hive.lock-enabled", "false")
        .containsEntry("write.parquet.compression-codec", "zstd");
  }

  @Test
  void aPropertyThatAPersonChangedStays() {
    ensure("")
        .updateProperties()
        .set("write.target-file-size-bytes", "1")
        .set("engine.hive.lock-enabled", "true")
        .commit();

    assertThat(ensure("").properties())
        .containsEntry("write.target-file-size-bytes", "1")
        .containsEntry("engine.hive.lock-enabled", "false");
  }

  @Test
  void ensuringTwiceChangesNothing() {
    ensure(field("note", "text"));
    String before = tables.loadTable(definition("").name()).schema().toString();

    Table table = ensure(field("note", "text"));

    assertThat(table.schema()).hasToString(before);
    assertThat(table.schemas()).hasSize(1);
  }

  @Test
  void aNewColumnAppearsAndMayBeNullWhateverTheCatalogueSays() {
    ensure("");

    Table table = ensure(field("stars", "integer", "required: true"));

    assertThat(table.schema().findField("stars").isOptional()).isTrue();
    assertThat(table.schema().findField("stars").type()).isEqualTo(Types.IntegerType.get());
  }

  @Test
  void aColumnThatTheCatalogueNoLongerHasStaysAndMayBeNull() {
    ensure(field("stars", "integer", "required: true"));

    Table table = ensure("");

    assertThat(table.schema().findField("stars").isOptional()).isTrue();
  }

  @Test
  void aColumnThatIsNoLongerRequiredMayBeNull() {
    ensure(field("stars", "integer", "required: true"));

    assertThat(ensure(field("stars", "integer")).schema().findField("stars").isOptional()).isTrue();
  }

  @Test
  void anIntegerBecomesALong() {
    ensure(field("stars", "integer"));

    assertThat(ensure(field("stars", "long")).schema().findType("stars"))
        .isEqualTo(Types.LongType.get());
  }

  @Test
  void aDecimalGainsDigits() {
    ensure(field("price", "decimal", "precision: 10", "scale: 2"));

    assertThat(
            ensure(field("price", "decimal", "precision: 12", "scale: 2"))
                .schema()
                .findType("price"))
        .isEqualTo(Types.DecimalType.of(12, 2));
  }

  @Test
  void aTableWiderThanTheCatalogueStaysAsItIs() {
    ensure(field("stars", "long"));

    assertThat(ensure(field("stars", "integer")).schema().findType("stars"))
        .isEqualTo(Types.LongType.get());
  }

  @Test
  void anotherTypeIsRefusedWithWords() {
    ensure(field("stars", "integer"));

    assertThatThrownBy(() -> ensure(field("stars", "text")))
        .isInstanceOf(StreamException.class)
        .hasMessageStartingWith(
            "The catalogue says that the column stars of the table default.sales is string, but the table has it as int.")
        .hasMessageContaining(
            "Give the field in the catalogue its old type again, or the new one another name.");
  }

  @Test
  void anotherScaleIsRefused() {
    ensure(field("price", "decimal", "precision: 10", "scale: 2"));

    assertThatThrownBy(() -> ensure(field("price", "decimal", "precision: 12", "scale: 3")))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("decimal(12, 3)");
  }

  @Test
  void aRefusedChangeChangesNothing() {
    ensure(field("stars", "integer"));

    assertThatThrownBy(() -> ensure(field("new", "text") + field("stars", "text")))
        .isInstanceOf(StreamException.class);

    assertThat(tables.loadTable(definition("").name()).schema().findField("new")).isNull();
  }

  private Table ensure(String fields) {
    return keeper.ensure(definition(fields));
  }

  private static TableDefinition definition(String fields) {
    Catalogue catalogue = TestCatalogues.parsed(fields);
    return TableDefinition.ofEvents(catalogue, catalogue.requireStream("sales"));
  }
}
