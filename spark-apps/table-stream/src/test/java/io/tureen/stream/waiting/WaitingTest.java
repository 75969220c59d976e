package io.tureen.stream.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.health.Readiness;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final Readiness readiness = new Readiness();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Waiting waiting = new Waiting(readiness, Duration.ofMinutes(1), stop);

  @Test
  void readinessNamesWhatIsWaitedForUntilItIsThere() {
    List<Map<String, String>> seen = new ArrayList<>();

    String answer =
        waiting.until(
            "the Metastore",
            e -> true,
            () -> {
              seen.add(readiness.waitingFor());
              if (seen.size() < 3) {
                throw new IOException("refused");
              }
              return "there";
            });

    assertThat(answer).isEqualTo("there");
    assertThat(seen)
        .containsExactly(
            Map.of(),
            Map.of("the Metastore", "IOException: refused"),
            Map.of("the Metastore", "IOException: refused"));
    assertThat(readiness.waitingFor()).isEmpty();
  }

  @Test
  void whatCannotPassIsThrownAtOnce() {
    assertThatThrownBy(
            () ->
                waiting.until(
                    "it",
                    e -> false,
                    () -> {
                      throw new IllegalArgumentException("wrong");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itEndsAfterTheLimit() {
    Waiting impatient = new Waiting(readiness, Duration.ZERO, stop);

    assertThatThrownBy(() -> impatient.until("the Metastore", e -> true, WaitingTest::fail))
        .isInstanceOfSatisfying(
            StreamException.class,
            e -> assertThat(e.problem()).isEqualTo(StreamProblem.WAITED_TOO_LONG))
        .hasMessageContaining("the Metastore")
        .hasMessageContaining("refused");
  }

  @Test
  void itEndsWhenTheStreamIsAskedToStop() {
    stop.countDown();

    assertThatThrownBy(() -> waiting.until("the Metastore", e -> true, WaitingTest::fail))
        .isInstanceOf(CancellationException.class);
  }

  private static String fail() throws IOException {
    throw new IOException("refused");
  }
}
