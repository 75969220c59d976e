package io.tureen.stream.it;

import static org.awaitility.Awaitility.await;

import io.tureen.stream.files.LocalDisk;
import io.tureen.stream.table.CommittedOffsets;
import io.tureen.stream.table.HiveTables;
import io.tureen.stream.topic.Offsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;

/** The tables that a metastore knows, as a test looks at them. */
final class Tables {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Catalog catalog;

  Tables(URI metastore, URI warehouse) {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", LocalDisk.class.getName());
    configuration.set("iceberg.engine.hive.lock-enabled", "false");
    catalog = HiveTables.at(metastore, warehouse, configuration, "test");
  }

  /** All rows of a table; none if it is not there. */
  List<Record> rows(String table) {
    List<Record> rows = new ArrayList<>();
    if (catalog.tableExists(name(table))) {
      try (var found = IcebergGenerics.read(catalog.loadTable(name(table))).build()) {
        found.forEach(rows::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  /** Waits until a table has so many rows, no more and no fewer. */
  void awaitRows(String table, int count) {
    await()
        .alias(count + " rows in " + table)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> rows(table).size() == count);
  }

  /** Where the rows of a table came from, as partition and offset. */
  List<String> origins(String table) {
    return rows(table).stream()
        .map(row -> row.getField("kafka_partition") + ":" + row.getField("kafka_offset"))
        .toList();
  }

  /** Up to where a table says that it has the topic's records. */
  Offsets committed(String table) {
    return CommittedOffsets.in(catalog.loadTable(name(table)).properties(), table)
        .map(CommittedOffsets::next)
        .orElse(Offsets.NONE);
  }

  void drop(String table) {
    catalog.dropTable(name(table));
  }

  private static TableIdentifier name(String table) {
    return TableIdentifier.of("default", table);
  }
}
