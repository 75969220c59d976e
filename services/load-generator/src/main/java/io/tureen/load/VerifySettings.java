package io.tureen.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be verified; it is possible once it exists.
 *
 * @param api the API's address, without {@code /v1/events}
 * @param trino Trino's address
 * @param schema where Trino has the tables: catalog, point, schema
 * @param catalogue the API's catalogue file; empty: the built-in restaurant
 * @param timeout how long all of it may take
 */
public record VerifySettings(
    URI api, URI trino, String schema, Optional<Path> catalogue, Duration timeout) {

  private static final Pattern SCHEMA = Pattern.compile("\\w+\\.\\w+");
  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws LoadException if a setting is not possible
   */
  public VerifySettings {
    if (!isAddress(api)) {
      throw noAddress("--api", api.toString());
    }
    // Trino's driver takes a host and a port, and no path.
    if (!isAddress(trino) || !trino.getRawPath().matches("/?")) {
      throw noAddress("--trino", trino.toString());
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw wrong("--schema", schema, "give a catalog and a schema, such as hive.default");
    }
    if (!timeout.isPositive()) {
      throw wrong("--timeout", timeout.toString(), "it must be longer than 0s");
    }
  }

  static LoadException noAddress(String option, String value) {
    return wrong(option, value, "give an address, such as http://127.0.0.1:8080");
  }

  private static boolean isAddress(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= HIGHEST_PORT
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }

  private static LoadException wrong(String option, String value, String advice) {
    return new LoadException(
        LoadProblem.BAD_SETTING,
        "%s (TUREEN_VERIFY_%s) is \"%s\": %s"
            .formatted(option, option.substring(2).toUpperCase(Locale.ROOT), value, advice));
  }
}
