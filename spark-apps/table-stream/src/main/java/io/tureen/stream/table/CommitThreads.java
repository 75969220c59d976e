package io.tureen.stream.table;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.AppendFiles;

/**
 * The threads that read and write manifests. Iceberg's own end as soon as the JVM begins to stop,
 * and that is when the last batch and the last minute are committed.
 */
public final class CommitThreads {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "commit");
            thread.setDaemon(true);
            return thread;
          });

  private CommitThreads() {}

  /** The same append, done by them. */
  public static AppendFiles doing(AppendFiles append) {
    return append.scanManifestsWith(THREADS).writeManifestsWith(THREADS, 1);
  }
}
