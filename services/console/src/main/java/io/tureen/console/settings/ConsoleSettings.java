package io.tureen.console.settings;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of the console, checked.
 *
 * @param catalogue the catalogue file; empty for the built-in restaurant
 * @param host the address it listens on
 * @param port the port it listens on
 * @param trino where Trino answers, such as {@code http://127.0.0.1:8081}
 * @param statusFile what the local supervisor writes; on one machine only
 * @param namespace the namespace of the release; on a cluster only
 * @param release the name of the release; on a cluster only
 */
public record ConsoleSettings(
    Optional<Path> catalogue,
    String host,
    int port,
    URI trino,
    Optional<Path> statusFile,
    Optional<String> namespace,
    Optional<String> release) {

  public static final String CATALOGUE = "TUREEN_CATALOGUE";
  public static final String HOST = "TUREEN_CONSOLE_HOST";
  public static final String PORT = "TUREEN_CONSOLE_PORT";
  public static final String TRINO = "TUREEN_CONSOLE_TRINO";
  public static final String STATUS_FILE = "TUREEN_CONSOLE_STATUS_FILE";
  public static final String NAMESPACE = "TUREEN_CONSOLE_NAMESPACE";
  public static final String RELEASE = "TUREEN_CONSOLE_RELEASE";

  private static final String TRINO_EXAMPLE = "http://127.0.0.1:8081";

  public static ConsoleSettings from(Environment environment) {
    return new ConsoleSettings(
        environment.readableFile(CATALOGUE),
        environment.text(HOST, "127.0.0.1"),
        environment.port(PORT, 8079),
        trino(environment),
        optional(environment, STATUS_FILE).map(Path::of),
        optional(environment, NAMESPACE),
        optional(environment, RELEASE));
  }

  private static URI trino(Environment environment) {
    URI trino = environment.uri(TRINO, TRINO_EXAMPLE);
    boolean isHttp = "http".equals(trino.getScheme()) || "https".equals(trino.getScheme());
    if (!isHttp || trino.getHost() == null || trino.getUserInfo() != null) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment should be a URI with http or https, a host and no user, such as %s."
              .formatted(TRINO, TRINO_EXAMPLE));
    }
    return trino;
  }

  private static Optional<String> optional(Environment environment, String name) {
    return Optional.of(environment.text(name, "")).filter(text -> !text.isEmpty());
  }
}
