package io.tureen.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Looks at a port before a server does, because servers say with a stack trace that it is taken.
 */
public final class Ports {
  private Ports() {}

  /**
   * Throws {@link StartException} when nothing could listen at {@code host} and {@code port}, set
   * by {@code setting}.
   */
  public static void requireFree(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "Nothing is known of the host '%s' at which to listen on port %d (%s)."
              .formatted(host, port, setting));
    } catch (IOException e) {
      throw new StartException(
          StartProblem.PORT_TAKEN,
          "Port %d of %s (%s) cannot be listened at: %s. Stop what uses it, or set %s to another port."
              .formatted(port, host, setting, e.getMessage(), setting));
    }
  }
}
