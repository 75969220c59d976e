package io.tureen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of the local system can be reached from outside this machine. */
@Order(5)
@ExtendWith(RunningSystem.Extension.class)
class LoopbackIT {
  private static final String LISTENING = "0A";

  /** 127.0.0.1, and it mapped into IPv6, as the kernel writes addresses in /proc/net/tcp. */
  private static final List<String> LOOPBACK =
      List.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  @Test
  void everyPortThatAPartListensOnIsBoundToLoopback(RunningSystem system) throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "needs Linux's /proc");
    Set<String> sockets = new HashSet<>();
    for (RunningSystem.Part part : system.parts()) {
      sockets.addAll(socketInodes(part.pid()));
    }

    List<String> listening =
        Stream.of("tcp", "tcp6")
            .flatMap(LoopbackIT::connections)
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields[3].equals(LISTENING) && sockets.contains(fields[9]))
            .map(fields -> fields[1])
            .toList();

    assertThat(listening).hasSizeGreaterThanOrEqualTo(7);
    assertThat(listening)
        .allSatisfy(
            address -> assertThat(address.substring(0, address.indexOf(':'))).isIn(LOOPBACK));
  }

  private static Stream<String> connections(String protocol) {
    try {
      return Files.readAllLines(Path.of("/proc/net", protocol)).stream().skip(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> socketInodes(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
    }
    return inodes;
  }
}
