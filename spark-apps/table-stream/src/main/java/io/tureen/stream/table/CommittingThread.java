package io.tureen.stream.table;

import java.util.concurrent.ExecutorService;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.relocated.com.google.common.util.concurrent.MoreExecutors;

/**
 * The thread that commits reads and writes the manifests, too. Iceberg looks but every 10 ms
 * whether other threads are done, some times in a commit; and its own threads end as soon as the
 * JVM begins to stop, which is when the last batch and the last minute are committed.
 */
public final class CommittingThread {
  private static final ExecutorService THREAD = MoreExecutors.newDirectExecutorService();

  private CommittingThread() {}

  /** The same append, done by it alone. */
  public static AppendFiles doing(AppendFiles append) {
    return append.scanManifestsWith(THREAD).writeManifestsWith(THREAD, 1);
  }
}
