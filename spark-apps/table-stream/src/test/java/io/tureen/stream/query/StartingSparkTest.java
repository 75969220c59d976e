package io.tureen.stream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StartingSparkTest {
  @Test
  void whoFailsMeanwhileEndsAfterSparkHasStarted() throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    StartingSpark spark =
        new StartingSpark(
            () -> {
              awaitQuietly(start);
              happened.add("started");
              return null;
            });
    Thread closing =
        new Thread(
            () -> {
              spark.close();
              happened.add("closed");
            });
    closing.start();
    await().until(() -> closing.getState() == Thread.State.WAITING);

    start.countDown();
    closing.join();

    assertThat(happened).containsExactly("started", "closed");
  }

  @Test
  void aSparkThatCouldNotStartIsClosedWithoutAWord() {
    StartingSpark spark =
        new StartingSpark(
            () -> {
              throw new IllegalStateException("no Spark");
            });

    assertThatCode(spark::close).doesNotThrowAnyException();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
