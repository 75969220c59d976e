package io.tureen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {
  @Test
  void aProcessThatDoesAsItIsToldIsNotKilled() throws IOException {
    Process process = TestProcess.thatWaits();

    boolean ended = Stopping.stop(List.of(process.toHandle()), Duration.ofSeconds(10));

    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
  }

  @Test
  void aStubbornProcessIsKilledAfterItsGrace() throws IOException {
    Process process = TestProcess.thatIsStubborn();

    boolean ended = Stopping.stop(List.of(process.toHandle()), Duration.ofMillis(300));

    assertThat(ended).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }

  @Test
  void stoppingNothingIsDoneAtOnce() {
    assertThat(Stopping.stop(List.of(), Duration.ofMinutes(1))).isTrue();
  }
}
