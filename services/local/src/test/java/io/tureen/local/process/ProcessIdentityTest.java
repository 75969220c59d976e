package io.tureen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  @Test
  void aProcessIsKnownUntilItEnds() throws IOException, InterruptedException {
    Process process = TestProcess.thatWaits();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
    assertThat(identity.running()).contains(process.toHandle());

    process.destroyForcibly().waitFor();

    assertThat(identity.running()).isEmpty();
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheSame() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.startedAt().minusSeconds(10));

    assertThat(self.isRunning()).isTrue();
    assertThat(earlier.isRunning()).isFalse();
  }
}
