package io.tureen.stream.batch;

import io.tureen.stream.table.ParquetFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

/**
 * Writes the rows of one task to files. A task's rows have one {@code ingested_at}, by whose day
 * the tables are partitioned, so they are one file until that is full.
 */
final class RowFiles implements AutoCloseable {
  private final Table table;
  private final PartitionSpec spec;
  private final PartitionKey partition;
  private final InternalRecordWrapper row;
  private final FanoutDataWriter<Record> writer;
  private boolean finished;

  RowFiles(Table table, int task, long attempt) {
    this.table = table;
    this.spec = table.spec();
    this.partition = new PartitionKey(spec, table.schema());
    this.row = new InternalRecordWrapper(table.schema().asStruct());
    OutputFileFactory names =
        OutputFileFactory.builderFor(table, task, attempt)
            .operationId(UUID.randomUUID().toString())
            .format(FileFormat.PARQUET)
            .build();
    long targetBytes =
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
            TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
    this.writer = new FanoutDataWriter<>(new ParquetFiles(table), names, table.io(), targetBytes);
  }

  void add(Record record) {
    partition.partition(row.wrap(record));
    writer.write(record, spec, partition);
  }

  /** Closes the files. */
  List<DataFile> finish() {
    List<DataFile> files = closed();
    finished = true;
    return files;
  }

  private List<DataFile> closed() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.result().dataFiles();
  }

  /** Deletes what was written if {@link #finish} did not come to its end. */
  @Override
  public void close() {
    if (!finished) {
      closed().forEach(file -> table.io().deleteFile(file.location()));
    }
  }
}
