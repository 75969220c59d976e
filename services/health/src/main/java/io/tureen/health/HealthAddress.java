package io.tureen.health;

import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a program that may do without tells its health. */
public record HealthAddress(String host, int port) {
  public static final String HOST = "TUREEN_HEALTH_HOST";
  public static final String PORT = "TUREEN_HEALTH_PORT";

  private static final int USUAL_PORT = 8082;

  /** The address that the environment says; none when it names no port. */
  public static Optional<HealthAddress> from(Environment environment) {
    if (environment.text(PORT, "").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HealthAddress(environment.text(HOST, "127.0.0.1"), environment.port(PORT, USUAL_PORT)));
  }

  /** Answers there for as long as the process runs, see {@link HealthServer}. */
  public void serve(Supplier<Map<String, String>> waitingFor) throws IOException {
    Ports.requireFree(host, port, PORT);
    new HealthServer(host, port, waitingFor).start();
  }
}
