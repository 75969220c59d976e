package io.tureen.stream.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.stream.TestCatalogues;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowFilesTest {
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 3, 14, 12, 0, 0, 0, ZoneOffset.UTC);

  private Table table;
  private RowFiles rows;
  private long offset;

  @BeforeEach
  void createTable() {
    InMemoryCatalog tables = new InMemoryCatalog();
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    Catalogue catalogue = TestCatalogues.parsed("");
    table =
        new TableKeeper(tables, URI.create("memory:///warehouse"))
            .ensure(TableDefinition.ofEvents(catalogue, catalogue.requireStream("sales")));
    rows = new RowFiles(table, 0, 0);
  }

  @Test
  void noRowsAreNoFiles() {
    assertThat(rows.finish()).isEmpty();
  }

  @Test
  void rowsOfManyDaysThatComeTogetherAreOneFile() {
    addDays(5_000);

    List<DataFile> files = rows.finish();

    assertThat(files).hasSize(1).allMatch(file -> file.specId() == table.spec().specId());
    assertThat(readBack(files)).isEqualTo(5_000);
  }

  private void addDays(int days) {
    for (int i = 0; i < days; i++) {
      Record row = GenericRecord.create(table.schema());
      row.setField("event_id", new UUID(1, i));
      row.setField("event_type", "sale");
      row.setField("event_timestamp", NOON.plusDays(i));
      row.setField("user_id", "ada");
      row.setField("kafka_partition", 0);
      row.setField("kafka_offset", offset++);
      row.setField("ingested_at", NOON);
      rows.add(row);
    }
  }

  private long readBack(List<DataFile> files) {
    AppendFiles append = table.newAppend();
    files.forEach(append::appendFile);
    append.commit();
    long count = 0;
    try (var records = IcebergGenerics.read(table).build()) {
      for (Record row : records) {
        assertThat(row.getField("event_timestamp")).isNotNull();
        count++;
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return count;
  }
}
