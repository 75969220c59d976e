package io.tureen.metastore;

import io.tureen.settings.Environment;
import io.tureen.settings.StartException;
import io.tureen.settings.StartProblem;
import java.net.URI;
import java.nio.file.Path;

/**
 * The settings of the metastore.
 *
 * @param host the address to listen at
 * @param port the port of its Thrift service
 * @param database where it keeps what it knows
 * @param warehouse where tables are put whose place is not said
 */
public record MetastoreSettings(String host, int port, Database database, URI warehouse) {
  public static final String HOST = "TUREEN_METASTORE_HOST";
  public static final String PORT = "TUREEN_METASTORE_PORT";
  public static final String DATA = "TUREEN_METASTORE_DATA";
  public static final String DATABASE_URL = "TUREEN_METASTORE_DATABASE_URL";
  public static final String DATABASE_USER = "TUREEN_METASTORE_DATABASE_USER";
  public static final String DATABASE_PASSWORD_FILE = "TUREEN_METASTORE_DATABASE_PASSWORD_FILE";
  public static final String WAREHOUSE = "TUREEN_WAREHOUSE";

  private static final String EXAMPLE_URL = "jdbc:postgresql://127.0.0.1:5432/tureen";

  public static MetastoreSettings from(Environment environment) {
    return new MetastoreSettings(
        environment.text(HOST, "127.0.0.1"),
        environment.port(PORT, 9083),
        database(environment),
        environment.uri(WAREHOUSE, "file:///var/lib/tureen/warehouse"));
  }

  private static Database database(Environment environment) {
    String url = environment.text(DATABASE_URL, "");
    if (url.isEmpty()) {
      return new Derby(environment.writableDirectory(DATA, "/var/lib/tureen/metastore"));
    }
    requirePostgreSql(url);
    return new PostgreSql(
        url,
        environment.required(DATABASE_USER, "tureen"),
        Path.of(
            environment.required(
                DATABASE_PASSWORD_FILE, "/etc/tureen/metastore-database/password")));
  }

  private static void requirePostgreSql(String url) {
    if (url.contains("password=")) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s has a password in it, which logs would show. Put it into a file and name that with %s."
              .formatted(DATABASE_URL, DATABASE_PASSWORD_FILE));
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartException(
          StartProblem.SETTING_WRONG,
          "%s in the environment is '%s', and should be a URL such as %s, or empty for a database inside the process."
              .formatted(DATABASE_URL, url, EXAMPLE_URL));
    }
  }
}
