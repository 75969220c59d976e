package io.tureen.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final Readiness readiness = new Readiness();

  @Test
  void readinessNamesWhatIsWaitedForUntilItIsThere() throws Exception {
    List<Map<String, String>> seen = new ArrayList<>();

    String answer =
        new Waiting(readiness)
            .until(
                "the name node",
                () -> {
                  seen.add(readiness.waitingFor());
                  if (seen.size() < 3) {
                    throw new IllegalStateException(new IOException("refused\nin many lines"));
                  }
                  return "there";
                });

    assertThat(answer).isEqualTo("there");
    assertThat(seen)
        .containsExactly(
            Map.of(),
            Map.of("the name node", "IOException: refused"),
            Map.of("the name node", "IOException: refused"));
    assertThat(readiness.waitingFor()).isEmpty();
  }

  @Test
  void aReasonThatIsForAPersonStandsAsItIs() throws Exception {
    List<Map<String, String>> seen = new ArrayList<>();

    new Waiting(readiness)
        .until(
            "kafka",
            () -> {
              seen.add(readiness.waitingFor());
              if (seen.size() < 2) {
                throw new NotReadyException("it does not know this user yet");
              }
              return "there";
            });

    assertThat(seen.get(1)).isEqualTo(Map.of("kafka", "it does not know this user yet"));
  }
}
