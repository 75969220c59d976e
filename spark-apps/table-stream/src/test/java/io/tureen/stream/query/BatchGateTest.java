package io.tureen.stream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchGateTest {
  private final BatchGate gate = new BatchGate();

  @Test
  void closesAtOnceBetweenBatches() throws Exception {
    gate.enter();
    gate.leave();

    gate.close(Duration.ofMinutes(1));
  }

  @Test
  void waitsForTheBatchInside() throws Exception {
    gate.enter();
    CompletableFuture<Void> closed = closing();

    assertThat(closed).isNotDone();
    gate.leave();

    closed.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aBatchThatComesAfterwardsWaitsUntilItIsInterrupted() throws Exception {
    gate.close(Duration.ZERO);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread late =
        new Thread(
            () -> {
              try {
                gate.enter();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    late.start();

    late.interrupt();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsNoLongerThanTheLimit() throws Exception {
    gate.enter();

    gate.close(Duration.ofMillis(1));
  }

  private CompletableFuture<Void> closing() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            gate.close(Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
