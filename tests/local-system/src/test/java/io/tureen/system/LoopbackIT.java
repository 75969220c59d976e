package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tureen.testing.ListeningSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of the local system can be reached from outside this machine. */
@Order(5)
@ExtendWith(RunningSystem.Extension.class)
class LoopbackIT {
  /** 127.0.0.1 and its counterpart in IPv6. */
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "0:0:0:0:0:0:0:1");

  @Test
  void everyPortThatAPartListensOnIsBoundToLoopback(RunningSystem system) throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "needs Linux's /proc");

    List<RunningSystem.Part> parts = system.parts();
    assertThat(parts).hasSizeGreaterThanOrEqualTo(7);
    for (RunningSystem.Part part : parts) {
      assertThat(ListeningSockets.addresses(part.pid()))
          .as("where %s listens", part.name())
          .isNotEmpty()
          .isSubsetOf(LOOPBACK);
    }
  }
}
