package io.tureen.stream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OffsetNotesTest {
  @Test
  void aNoteThatFailedIsTriedAgain() throws Exception {
    CountDownLatch tries = new CountDownLatch(3);
    Runnable failing =
        () -> {
          tries.countDown();
          throw new IllegalStateException("the Metastore is away");
        };

    try (OffsetNotes notes = new OffsetNotes(failing)) {
      notes.start(Duration.ofMillis(1));

      assertThat(tries.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
