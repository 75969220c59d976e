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
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
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

  /** Does what Trino's {@code rollback_to_snapshot} does, to the first snapshot that there is. */
  void rollBackToFirst(String table) {
    Table loaded = catalog.loadTable(name(table));
    long first = loaded.snapshots().iterator().next().snapshotId();
    loaded.manageSnapshots().setCurrentSnapshot(first).commit();
  }

  /** The metadata file that a table has now. */
  String metadataFile(String table) {
    return ((HasTableOperations) catalog.loadTable(name(table)))
        .operations()
        .current()
        .metadataFileLocation();
  }

  /** Makes the table what it was when it had that metadata file. */
  void restore(String table, String metadataFile) {
    catalog.dropTable(name(table), false);
    catalog.registerTable(name(table), metadataFile);
  }

  void drop(String table) {
    catalog.dropTable(name(table));
  }

  private static TableIdentifier name(String table) {
    return TableIdentifier.of("default", table);
  }
}
