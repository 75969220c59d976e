package io.tureen.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {
  @Test
  void aFreePortIsNoProblem() throws IOException {
    int port;
    try (ServerSocket socket = listening()) {
      port = socket.getLocalPort();
    }

    assertThat(new PortCheck(port, Setting.API_PORT).problem()).isEmpty();
  }

  @Test
  void aTakenPortSaysWhichSettingMovesIt() throws IOException {
    try (ServerSocket socket = listening()) {
      UserException problem =
          new PortCheck(socket.getLocalPort(), Setting.API_PORT).problem().orElseThrow();

      assertThat(problem.code()).isEqualTo(ErrorCode.PORT_TAKEN);
      assertThat(problem.remedy()).contains("TUREEN_API_PORT").contains("api-port");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onLinuxItNamesTheProgramThatHoldsThePort() throws IOException {
    try (ServerSocket socket = listening()) {
      assertThat(PortHolder.of(socket.getLocalPort()))
          .hasValueSatisfying(
              holder ->
                  assertThat(holder).isEqualTo("java, process " + ProcessHandle.current().pid()));
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
  }
}
