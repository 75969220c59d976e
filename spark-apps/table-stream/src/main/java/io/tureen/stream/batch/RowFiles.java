package io.tureen.stream.batch;

import io.tureen.stream.table.ParquetFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.iceberg.util.StructLikeSet;

/**
 * Writes the rows of one task into few files. As long as the rows are of few partitions, that is
 * days, each partition has a file. Rows of many partitions go into one file of the spec without
 * partitions: a file for each would make the task keep hundreds open, and the table consist of
 * files of a few rows.
 */
final class RowFiles implements AutoCloseable {
  /** So many partitions have a file of their own. */
  static final int MOST_PARTITIONS = 4;

  /** Rows looked at before it is decided whether they are of many partitions. */
  static final int ROWS_LOOKED_AT = 2_000;

  /** Bytes of those rows, about. */
  static final long BYTES_LOOKED_AT = 4_000_000;

  private final Table table;
  private final PartitionSpec spec;
  private final Optional<PartitionSpec> withoutPartitions;
  private final OutputFileFactory names;
  private final ParquetFiles parquet;
  private final long targetBytes;
  private final PartitionKey partition;
  private final InternalRecordWrapper row;
  private final StructLikeSet partitions;
  private final List<Record> lookedAt = new ArrayList<>();
  private final List<DataFile> files = new ArrayList<>();
  private long bytesLookedAt;
  private boolean decided;
  private boolean manyPartitions;
  private boolean finished;
  private FanoutDataWriter<Record> writer;

  RowFiles(Table table, int task, long attempt) {
    this.table = table;
    this.spec = table.spec();
    this.withoutPartitions =
        table.specs().values().stream().filter(PartitionSpec::isUnpartitioned).findFirst();
    this.names =
        OutputFileFactory.builderFor(table, task, attempt)
            .operationId(UUID.randomUUID().toString())
            .format(FileFormat.PARQUET)
            .build();
    this.parquet = new ParquetFiles(table);
    this.targetBytes =
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    this.partition = new PartitionKey(spec, table.schema());
    this.row = new InternalRecordWrapper(table.schema().asStruct());
    this.partitions = StructLikeSet.create(spec.partitionType());
  }

  /**
   * Takes a row; it may be written later.
   *
   * @param bytes its size, about
   */
  void add(Record record, int bytes) {
    if (decided) {
      write(record);
      return;
    }
    lookedAt.add(record);
    bytesLookedAt += bytes;
    partition.partition(row.wrap(record));
    if (!partitions.contains(partition)) {
      partitions.add(partition.copy());
    }
    if (lookedAt.size() >= ROWS_LOOKED_AT || bytesLookedAt >= BYTES_LOOKED_AT) {
      decide();
    }
  }

  /** Writes what is left and closes the files. */
  List<DataFile> finish() {
    if (!decided) {
      decide();
    }
    closeFiles();
    finished = true;
    return List.copyOf(files);
  }

  private void decide() {
    decided = true;
    manyPartitions = partitions.size() > MOST_PARTITIONS;
    partitions.clear();
    lookedAt.forEach(this::write);
    lookedAt.clear();
  }

  private void write(Record record) {
    partition.partition(row.wrap(record));
    boolean open = partitions.contains(partition);
    boolean room = partitions.size() < MOST_PARTITIONS && !manyPartitions;
    if (!open && !room && withoutPartitions.isPresent()) {
      writer().write(record, withoutPartitions.get(), null);
      return;
    }
    if (!open) {
      if (partitions.size() >= MOST_PARTITIONS) {
        closeFiles();
      }
      partitions.add(partition.copy());
    }
    writer().write(record, spec, partition);
  }

  private FanoutDataWriter<Record> writer() {
    if (writer == null) {
      writer = new FanoutDataWriter<>(parquet, names, table.io(), targetBytes);
    }
    return writer;
  }

  private void closeFiles() {
    if (writer == null) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.addAll(writer.result().dataFiles());
    writer = null;
    partitions.clear();
  }

  /** Deletes what was written if {@link #finish} did not come to its end. */
  @Override
  public void close() {
    if (!finished) {
      closeFiles();
      files.forEach(file -> table.io().deleteFile(file.location()));
    }
  }
}
