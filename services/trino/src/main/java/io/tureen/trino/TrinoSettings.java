package io.tureen.trino;

import io.tureen.settings.Environment;
import io.tureen.settings.Ports;
import java.util.Map;
import java.util.Set;

/** The settings that Trino's own files take from the environment. */
final class TrinoSettings {
  static final String HOST = "TUREEN_TRINO_HOST";
  static final String PORT = "TUREEN_TRINO_PORT";
  static final String METASTORE = "TUREEN_METASTORE_URI";

  private static final int USUAL_PORT = 8081;
  private static final Map<String, String> EXAMPLES =
      Map.of(
          HOST, "127.0.0.1",
          PORT, Integer.toString(USUAL_PORT),
          METASTORE, "thrift://127.0.0.1:9083");

  private TrinoSettings() {}

  /**
   * Throws {@link io.tureen.settings.StartException} when one of {@code named} is missing or cannot
   * be what it is, since Trino says neither on one line.
   */
  static void check(Environment environment, Set<String> named) {
    named.forEach(name -> environment.required(name, EXAMPLES.getOrDefault(name, "…")));
    if (named.contains(METASTORE)) {
      environment.uri(METASTORE, EXAMPLES.get(METASTORE));
    }
    if (named.contains(PORT)) {
      Ports.requireFree(
          environment.text(HOST, EXAMPLES.get(HOST)), environment.port(PORT, USUAL_PORT), PORT);
    }
  }
}
