package io.tureen.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.TestProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorLockTest {
  @TempDir private Path directory;

  @Test
  void anotherProcessCannotTakeItUntilItsHolderIsKilled() throws IOException, InterruptedException {
    Path file = directory.resolve("lock");
    Process holder = TestProcess.thatLocks(file);
    try {
      assertThat(SupervisorLock.tryTake(file)).isEmpty();
    } finally {
      holder.destroyForcibly().waitFor();
    }

    try (SupervisorLock lock = SupervisorLock.tryTake(file).orElseThrow()) {
      assertThat(lock).isNotNull();
    }
  }
}
