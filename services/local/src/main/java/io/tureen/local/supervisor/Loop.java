package io.tureen.local.supervisor;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread on which the supervisor's state changes. A failure in a task is said and ends only
 * that task.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Failures are caught in guarded().
final class Loop {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("supervisor").factory());

  void execute(Runnable task) {
    thread.execute(guarded(task));
  }

  void after(Duration delay, Runnable task) {
    thread.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  void every(Duration interval, Runnable task) {
    thread.scheduleWithFixedDelay(
        guarded(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Goes on with the value of a stage that does not fail. */
  <T> void then(CompletionStage<T> stage, Consumer<T> task) {
    stage.thenAccept(value -> execute(() -> task.accept(value)));
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        System.Logger logger = System.getLogger(Loop.class.getName());
        logger.log(System.Logger.Level.ERROR, "A task of the supervisor failed", e);
      }
    };
  }
}
