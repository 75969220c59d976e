package io.tureen.local.check;

import io.tureen.local.error.ErrorCode;
import io.tureen.local.error.UserException;
import io.tureen.local.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether a port can be listened on. */
record PortCheck(int port, Setting setting) implements Check {

  @Override
  public Optional<UserException> problem() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return Optional.empty();
    } catch (IOException e) {
      String holder = PortHolder.of(port).map(" by "::concat).orElse("");
      return Optional.of(
          new UserException(
              ErrorCode.PORT_TAKEN,
              "Port %d (%s) is taken%s.".formatted(port, setting.key(), holder),
              "Stop that program, or choose another port: %s=… in the environment or %s in tureen.yaml; %s moves all at once."
                  .formatted(setting.environmentName(), setting.key(), Setting.PORT_OFFSET.key())));
    }
  }
}
