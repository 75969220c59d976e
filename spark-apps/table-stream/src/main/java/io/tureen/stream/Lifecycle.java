package io.tureen.stream;

import io.tureen.stream.failure.ExitStatus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from SIGTERM to the end of the process. Spark and Hadoop have hooks that run at the same
 * time as any other hook of the JVM, so these stand in Hadoop's list, which has an order: the first
 * lets the stream stop by itself before Spark stops everything, the last ends the process with the
 * stream's status instead of 143.
 */
public final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final int BEFORE_SPARK = FileSystem.SHUTDOWN_HOOK_PRIORITY + 100;
  private static final int LAST = 0;
  private static final long STOPS_WITHIN_SECONDS = 15;

  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int status = ExitStatus.FAILED;

  public Lifecycle() {
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(this::stop, BEFORE_SPARK, STOPS_WITHIN_SECONDS + 1, TimeUnit.SECONDS);
    hooks.addShutdownHook(() -> Runtime.getRuntime().halt(status), LAST);
  }

  /** Counted down when the process is asked to stop. */
  public CountDownLatch stopRequested() {
    return stopRequested;
  }

  /** Ends the process. */
  void exit(int exitStatus) {
    status = exitStatus;
    ended.countDown();
    System.exit(exitStatus);
  }

  private void stop() {
    stopRequested.countDown();
    try {
      if (!ended.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "event=stop-timeout seconds={}; the batch in progress is written anew at the next start",
            STOPS_WITHIN_SECONDS);
        status = ExitStatus.FAILED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
