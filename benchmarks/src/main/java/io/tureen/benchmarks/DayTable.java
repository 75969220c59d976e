package io.tureen.benchmarks;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Columns;
import io.tureen.catalogue.Envelope;
import io.tureen.health.Readiness;
import io.tureen.stream.table.CommittingThread;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** A table as a stream makes it, into which a day of the stream's commits goes in minutes. */
final class DayTable {
  private static final int ROWS_OF_A_COMMIT = 20;
  private static final OffsetDateTime MIDNIGHT =
      LocalDate.of(2026, 11, 1).atStartOfDay().atOffset(ZoneOffset.UTC);

  private final Catalog tables;
  private final TableIdentifier name;
  private final Table table;
  private final OutputFileFactory files;
  private long seconds;

  private DayTable(Catalog tables, TableIdentifier name, Table table) {
    this.tables = tables;
    this.name = name;
    this.table = table;
    this.files = OutputFileFactory.builderFor(table, 0, 0).format(FileFormat.PARQUET).build();
  }

  /** An empty one, with the columns and properties of the first stream's table, beside that. */
  static DayTable create(Catalog tables, String name) {
    Catalogue catalogue = Catalogue.builtIn();
    io.tureen.catalogue.Stream stream = catalogue.streams().getFirst();
    TableIdentifier identifier = TableIdentifier.of("default", name);
    if (tables.tableExists(identifier)) {
      tables.dropTable(identifier, true);
    }
    String beside = tables.loadTable(TableIdentifier.of("default", stream.table())).location();
    URI warehouse = URI.create(beside.substring(0, beside.lastIndexOf('/')).replace(" ", "%20"));
    TableDefinition definition =
        new TableDefinition(
            identifier,
            "A benchmark's.",
            catalogue.columns(stream),
            Optional.of(Columns.INGESTED_AT),
            Optional.of(Envelope.EVENT_TIMESTAMP));
    return new DayTable(tables, identifier, new TableKeeper(tables, warehouse).ensure(definition));
  }

  String name() {
    return name.name();
  }

  /**
   * Makes snapshots, each of one file, a second of the day after the other. They go to the
   * Metastore together; the table they leave is the same as if each had gone by itself.
   */
  void commit(int snapshots) {
    table.refresh();
    Transaction transaction = table.newTransaction();
    for (int snapshot = 0; snapshot < snapshots; snapshot++) {
      CommittingThread.doing(transaction.newAppend()).appendFile(file()).commit();
    }
    transaction.commitTransaction();
  }

  /** How long one commit of a stream takes now, with a file that is there already. */
  Duration timeOfACommit() {
    table.refresh();
    StreamTable stream =
        new StreamTable(
            table,
            "benchmark",
            new Waiting(new Readiness(), Duration.ofMinutes(1), new CountDownLatch(1)));
    DataFile file = file();
    long begin = System.nanoTime();
    stream.commit(List.of(file), Offsets.of(Map.of(0, seconds)), Map.of());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Files that a query reads. */
  long files() {
    table.refresh();
    return Long.parseLong(
        table.currentSnapshot().summary().get(SnapshotSummary.TOTAL_DATA_FILES_PROP));
  }

  long snapshots() {
    table.refresh();
    return ((HasTableOperations) table).operations().current().snapshots().size();
  }

  /** Bytes of the metadata file, which each commit writes anew and each query reads. */
  long metadataFileBytes() throws IOException {
    table.refresh();
    String file = ((HasTableOperations) table).operations().current().metadataFileLocation();
    return Files.size(path(file));
  }

  /** Files below a folder of the table, {@code data} or {@code metadata}: how many, and bytes. */
  long[] onDisk(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(path(table.location()).resolve(folder))) {
      long[] sums = new long[2];
      for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        sums[0]++;
        sums[1] += Files.size(file);
      }
      return sums;
    }
  }

  void drop() {
    tables.dropTable(name, true);
  }

  private static Path path(String location) {
    return Path.of(location.replaceFirst("^file:/+", "/"));
  }

  private DataFile file() {
    OffsetDateTime moment = MIDNIGHT.plusSeconds(seconds++);
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    InternalRecordWrapper row = new InternalRecordWrapper(table.schema().asStruct());
    partition.partition(row.wrap(row(moment)));
    try {
      DataWriter<Record> writer =
          Parquet.writeData(files.newOutputFile(table.spec(), partition))
              .schema(table.schema())
              .setAll(table.properties())
              .metricsConfig(MetricsConfig.forTable(table))
              .createWriterFunc(GenericParquetWriter::create)
              .withSpec(table.spec())
              .withPartition(partition)
              .build();
      try (writer) {
        for (int number = 0; number < ROWS_OF_A_COMMIT; number++) {
          writer.write(row(moment));
        }
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Record row(OffsetDateTime moment) {
    Record row = GenericRecord.create(table.schema());
    for (Types.NestedField field : table.schema().columns()) {
      row.setField(field.name(), value(field.type(), moment));
    }
    return row;
  }

  private Object value(Type type, OffsetDateTime moment) {
    return switch (type.typeId()) {
      case BOOLEAN -> true;
      case INTEGER -> 0;
      case LONG -> seconds;
      case FLOAT -> 1f;
      case DOUBLE -> 1.0;
      case DATE -> moment.toLocalDate();
      case TIMESTAMP -> moment;
      case STRING -> UUID.randomUUID().toString();
      case UUID -> UUID.randomUUID();
      case DECIMAL -> BigDecimal.ONE.setScale(((Types.DecimalType) type).scale());
      default -> null;
    };
  }
}
