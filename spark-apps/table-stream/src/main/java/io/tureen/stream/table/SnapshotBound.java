package io.tureen.stream.table;

import org.apache.iceberg.ExpireSnapshots.CleanupLevel;
import org.apache.iceberg.Transaction;

/**
 * Bounds how many snapshots a table has. Each is a kilobyte of metadata, which every commit writes
 * and every query reads anew. Upkeep keeps far fewer, and deletes files; this is for when upkeep is
 * away. It deletes none: what only the oldest snapshots had, upkeep finds as orphans later.
 *
 * @param most snapshots of a table
 * @param left of them once there are more, so that the next commits have nothing to do
 */
record SnapshotBound(int most, int left) {
  /** An hour and 23 minutes of a stream that commits every second. */
  static final SnapshotBound DEFAULT = new SnapshotBound(5_000, 4_000);

  /**
   * Takes part in a commit.
   *
   * @param snapshots that the table has
   */
  void keep(Transaction commit, int snapshots) {
    if (snapshots > most) {
      commit
          .expireSnapshots()
          .expireOlderThan(Long.MAX_VALUE)
          .retainLast(left)
          .cleanupLevel(CleanupLevel.NONE)
          .commit();
    }
  }
}
