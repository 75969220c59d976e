package io.tureen.api.http;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads large bodies beside the event loop, on half of the cores: more at once would take more
 * memory and be no faster. {@link LargeBodies} bounds how many wait.
 */
@Singleton
final class BatchReaders implements Executor {

  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          Thread.ofPlatform().name("batch-reader-", 0).daemon().factory());

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  @PreDestroy
  void stop() {
    executor.shutdown();
  }
}
