package io.tureen.load;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

/** Why a connection could not be made, in words. */
final class Reasons {
  private Reasons() {}

  static String of(Throwable cause) {
    return switch (cause) {
      case UnknownHostException unknown -> "no such host";
      case ConnectTimeoutException slow -> "nobody answers at that address";
      case NoRouteToHostException noRoute -> "there is no route to that address";
      case ConnectException refused -> "nothing listens there (connection refused)";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
