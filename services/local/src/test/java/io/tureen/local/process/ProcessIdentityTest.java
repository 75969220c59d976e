package io.tureen.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
  @EnabledOnOs(OS.LINUX)
  void aClockThatIsSetHidesNoProcess() throws IOException {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    String stat = Files.readString(Path.of("/proc/self/stat"));
    String ticks = self.start().substring(self.start().indexOf('/') + 1);
    assertThat(stat).contains(" " + ticks + " ");
    assertThat(self.start())
        .startsWith(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheSame() {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    ProcessIdentity earlier = new ProcessIdentity(self.pid(), "another start");

    assertThat(self.isRunning()).isTrue();
    assertThat(earlier.isRunning()).isFalse();
  }
}
