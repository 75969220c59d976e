package io.tureen.stream.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tureen.stream.TestClock;
import io.tureen.stream.health.Pulse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real query of Spark lets be seen of itself. */
class SignsOfLifeTest {
  private SparkSession session;
  private final TestClock clock = new TestClock();
  private final Pulse pulse = new Pulse(clock, Duration.ofSeconds(1));

  @TempDir private Path scratch;

  @BeforeEach
  void start() {
    session = SparkSession.builder().config(SparkDefaults.configuration("signs")).getOrCreate();
  }

  @AfterEach
  void stop() {
    session.stop();
  }

  @Test
  void aBatchThatHangsIsNoticedAndOneThatEndsIsASign() throws Exception {
    SignsOfLife.watch(session, pulse::beat);
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        () -> {
          hanging.countDown();
          goOn.await();
        });
    hanging.await();
    session.sparkContext().listenerBus().waitUntilEmpty();

    clock.advance(Duration.ofMinutes(6));
    assertThat(pulse.hangs()).isPresent();

    goOn.countDown();
    await().untilAsserted(() -> assertThat(pulse.hangs()).isEmpty());
  }

  private StreamingQuery start(Batch batch) throws TimeoutException {
    return session
        .readStream()
        .format("rate")
        .load()
        .writeStream()
        .option("checkpointLocation", scratch.toString())
        .foreachBatch((Dataset<Row> rows, Long epoch) -> batch.run())
        .start();
  }

  private interface Batch {
    void run() throws InterruptedException;
  }
}
