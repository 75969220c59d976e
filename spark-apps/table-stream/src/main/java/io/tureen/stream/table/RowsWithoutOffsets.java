package io.tureen.stream.table;

import io.tureen.catalogue.Columns;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * A table with rows that says nothing of offsets: a copy under the table's name, which {@code
 * create table as} and a rename make. Reading the topic from its beginning would double its rows.
 */
record RowsWithoutOffsets(Table table, Snapshot current) {

  /** Empty for a table without rows, or one that says up to where it has the records. */
  static Optional<RowsWithoutOffsets> find(Table table, Optional<CommittedOffsets> noted) {
    return Optional.ofNullable(table.currentSnapshot())
        .filter(snapshot -> noted.isEmpty())
        .map(snapshot -> new RowsWithoutOffsets(table, snapshot))
        .filter(found -> found.rows() > 0);
  }

  private long rows() {
    return Long.parseLong(current.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
  }

  /**
   * Where the stream goes on by what a person decided.
   *
   * @param topicId the topic that is read now
   * @throws StreamException if nobody decided
   */
  CommittedOffsets decided(Decisions decisions, String topicId) {
    String goOnAfter = Decisions.of("go-on-after-rows", table.name(), current.snapshotId());
    if (decisions.include(goOnAfter)) {
      return new CommittedOffsets(topicId, afterLastRows(), Optional.of(NotedSnapshot.of(current)));
    }
    String name = table.name().substring(table.name().lastIndexOf('.') + 1);
    throw new StreamException(
        StreamProblem.TABLE_WITHOUT_OFFSETS,
        ("The table %s has %d rows, and does not say up to where it has the records of the topic: it was not made by a stream, but is a copy."
                + " Reading the topic from its beginning would double its rows. If the rows are those of the topic, start the stream once with %s:"
                + " it goes on after the last row of each partition. To read the topic from its beginning instead, drop the table: drop table %s.")
            .formatted(name, rows(), Decisions.setting(goOnAfter), name));
  }

  private Offsets afterLastRows() {
    Map<Integer, Long> next = new HashMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table).select(Columns.KAFKA_PARTITION, Columns.KAFKA_OFFSET).build()) {
      for (Record row : rows) {
        Integer partition = (Integer) row.getField(Columns.KAFKA_PARTITION);
        Long offset = (Long) row.getField(Columns.KAFKA_OFFSET);
        if (partition != null && offset != null) {
          next.merge(partition, offset + 1, Math::max);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Offsets.of(next);
  }
}
