package io.tureen.trino;

import io.tureen.settings.Environment;
import java.net.URI;

/**
 * The settings of Trino. Its own files in {@code etc} read the same variables, so each must be set.
 *
 * @param host the address to listen at
 * @param port the port of its HTTP service
 * @param metastore where the tables are known
 */
public record TrinoSettings(String host, int port, URI metastore) {
  public static final String HOST = "TUREEN_TRINO_HOST";
  public static final String PORT = "TUREEN_TRINO_PORT";
  public static final String METASTORE = "TUREEN_METASTORE_URI";

  private static final int USUAL_PORT = 8081;

  public static TrinoSettings from(Environment environment) {
    environment.required(PORT, Integer.toString(USUAL_PORT));
    return new TrinoSettings(
        environment.required(HOST, "127.0.0.1"),
        environment.port(PORT, USUAL_PORT),
        environment.uri(METASTORE, "thrift://127.0.0.1:9083"));
  }
}
