package io.tureen.stream.history;

import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.KeptCatalogues;
import io.tureen.stream.table.CommittingThread;
import io.tureen.stream.table.ParquetFiles;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * The catalogues that the streams have read by: rows of a table of their own, which whichever
 * stream comes first makes. Two streams may add the same row, which does no harm.
 */
public final class KnownCatalogues {
  private static final String WHAT = "the table " + KeptCatalogues.TABLE;

  private final TableKeeper keeper;
  private final Waiting waiting;

  public KnownCatalogues(TableKeeper keeper, Waiting waiting) {
    this.keeper = keeper;
    this.waiting = waiting;
  }

  void keep(String fingerprint, CatalogueText catalogue) {
    waiting.until(
        WHAT,
        StreamTable::mayPass,
        () -> {
          Table table = table();
          if (!isSurelyIn(table, fingerprint) && read(table, fingerprint).isEmpty()) {
            append(table, fingerprint, catalogue);
          }
          return table;
        });
  }

  /** The catalogue of that fingerprint, if a stream was ever started with it. */
  Optional<CatalogueText> find(String fingerprint) {
    return waiting.until(WHAT, StreamTable::mayPass, () -> read(table(), fingerprint));
  }

  private Table table() {
    return keeper.ensure(TableDefinition.ofCatalogues());
  }

  /**
   * Whether the bounds of a file already tell that it has the fingerprint, which is shorter than
   * what Iceberg cuts bounds to: a driver that has just started needs seconds to read its first
   * Parquet file.
   */
  private static boolean isSurelyIn(Table table, String fingerprint) throws IOException {
    Expression hasIt = Expressions.equal(KeptCatalogues.FINGERPRINT, fingerprint);
    int field = table.schema().findField(KeptCatalogues.FINGERPRINT).fieldId();
    ByteBuffer bound = Conversions.toByteBuffer(Types.StringType.get(), fingerprint);
    try (CloseableIterable<FileScanTask> files =
        table.newScan().filter(hasIt).includeColumnStats().planFiles()) {
      for (FileScanTask task : files) {
        DataFile file = task.file();
        if (task.deletes().isEmpty()
            && (isAt(file.lowerBounds(), field, bound) || isAt(file.upperBounds(), field, bound))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAt(Map<Integer, ByteBuffer> bounds, int field, ByteBuffer value) {
    return bounds != null && value.equals(bounds.get(field));
  }

  private static Optional<CatalogueText> read(Table table, String fingerprint) throws IOException {
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .where(Expressions.equal(KeptCatalogues.FINGERPRINT, fingerprint))
            .build()) {
      for (Record row : rows) {
        String yaml = row.getField(KeptCatalogues.CATALOGUE).toString();
        return Optional.of(new CatalogueText("catalogue " + fingerprint, yaml));
      }
    }
    return Optional.empty();
  }

  private static void append(Table table, String fingerprint, CatalogueText catalogue)
      throws IOException {
    Record row = GenericRecord.create(table.schema());
    row.setField(KeptCatalogues.FINGERPRINT, fingerprint);
    row.setField(KeptCatalogues.CATALOGUE, catalogue.yaml());
    row.setField(KeptCatalogues.NOTED_AT, OffsetDateTime.now(ZoneOffset.UTC));
    DataFile file = ParquetFiles.write(table, List.of(row));
    CommittingThread.doing(table.newAppend()).appendFile(file).commit();
  }
}
