package io.tureen.stream.table;

import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

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
    for (Snapshot snapshot = table.currentSnapshot(); snapshot != null; ) {
      if (snapshot.snapshotId() == id) {
        return false;
      }
      boolean older = snapshot.sequenceNumber() < sequenceNumber;
      if (older || snapshot.parentId() == null) {
        return true;
      }
      snapshot = table.snapshot(snapshot.parentId());
      if (snapshot == null) {
        return false;
      }
    }
    return true;
  }
}
