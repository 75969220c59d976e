package io.tureen.stream.table;

import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The snapshot by which rows came into a table together with their offsets. A table whose offsets
 * are right descends from it, whatever others have committed since.
 *
 * @param sequenceNumber of the commit's first try; a later one may have got a higher number
 */
public record NotedSnapshot(long id, long sequenceNumber) {
  static NotedSnapshot of(Snapshot snapshot) {
    return new NotedSnapshot(snapshot.snapshotId(), snapshot.sequenceNumber());
  }

  /**
   * Whether the table surely is without this snapshot: it was rolled back, replaced, or made from
   * an older metadata file. Not sure, and so false, is what lies behind snapshots that expired.
   */
  boolean isMissingIn(TableMetadata table) {
    for (Snapshot snapshot : newestFirst(table)) {
      if (snapshot.snapshotId() == id) {
        return false;
      }
      if (snapshot.sequenceNumber() < sequenceNumber) {
        return true;
      }
    }
    return isWhole(table);
  }

  /** The table's snapshots from the current one back, as far as they have not expired. */
  static Iterable<Snapshot> newestFirst(TableMetadata table) {
    return table.currentSnapshot() == null
        ? List.of()
        : SnapshotUtil.ancestorsOf(table.currentSnapshot().snapshotId(), table::snapshot);
  }

  /** Whether {@link #newestFirst} goes back to the table's first snapshot. */
  static boolean isWhole(TableMetadata table) {
    Snapshot last = null;
    for (Snapshot snapshot : newestFirst(table)) {
      last = snapshot;
    }
    return last == null || last.parentId() == null;
  }
}
