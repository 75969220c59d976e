package io.tureen.metastore;

import io.tureen.settings.Environment;
import java.net.URI;
import java.nio.file.Path;

/**
 * The settings of the metastore.
 *
 * @param host the address to listen at
 * @param port the port of its Thrift service
 * @param data the directory of its database
 * @param warehouse where tables are put whose place is not said
 */
public record MetastoreSettings(String host, int port, Path data, URI warehouse) {
  public static final String HOST = "TUREEN_METASTORE_HOST";
  public static final String PORT = "TUREEN_METASTORE_PORT";
  public static final String DATA = "TUREEN_METASTORE_DATA";
  public static final String WAREHOUSE = "TUREEN_WAREHOUSE";

  public static MetastoreSettings from(Environment environment) {
    return new MetastoreSettings(
        environment.text(HOST, "127.0.0.1"),
        environment.port(PORT, 9083),
        environment.writableDirectory(DATA, "/var/lib/tureen/metastore"),
        environment.uri(WAREHOUSE, "file:///var/lib/tureen/warehouse"));
  }
}
