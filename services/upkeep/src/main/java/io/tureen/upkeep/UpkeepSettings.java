package io.tureen.upkeep;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What upkeep is to do; it is possible once it exists.
 *
 * @param trino Trino's address
 * @param schema where Trino has the tables: catalog, point, schema
 * @param catalogue the catalogue file, which names the tables; empty: the built-in restaurant
 * @param smallFile files under this size are put together, such as {@code 32MB}
 * @param snapshotRetention snapshots older than this go, and with them the files that only they had
 * @param orphanRetention files older than this that no snapshot has go
 * @param historyRetention rows of the streams' own history older than this go
 * @param retryFor how long Trino may be away
 * @param session properties of Trino's session, by name
 */
public record UpkeepSettings(
    URI trino,
    String schema,
    Optional<Path> catalogue,
    String smallFile,
    Duration snapshotRetention,
    Duration orphanRetention,
    Duration historyRetention,
    Duration retryFor,
    Map<String, String> session) {

  private static final Pattern SCHEMA = Pattern.compile("\\w+\\.\\w+");
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*(kB|MB|GB)");
  private static final Pattern PROPERTY = Pattern.compile("\\w+(\\.\\w+)?");

  /** What would end the driver's list of properties, which knows no escape. */
  private static final Pattern NO_VALUE = Pattern.compile("[;:\\s]");

  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws UpkeepException if a setting is not possible
   */
  public UpkeepSettings {
    session = Map.copyOf(new TreeMap<>(session));
    // Trino's driver takes a host and a port, and no path.
    if (!isAddress(trino) || !trino.getRawPath().matches("/?")) {
      throw noAddress(trino.toString());
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw wrong("--schema", schema, "give a catalog and a schema, such as hive.default");
    }
    if (!SIZE.matcher(smallFile).matches()) {
      throw wrong("--small-file", smallFile, "give a size in kB, MB or GB, such as 32MB");
    }
    requirePositive("--keep-snapshots", snapshotRetention);
    requirePositive("--keep-orphans", orphanRetention);
    requirePositive("--keep-history", historyRetention);
    requirePositive("--retry-for", retryFor);
    session.forEach(UpkeepSettings::requireProperty);
  }

  static UpkeepException noAddress(String value) {
    return wrong("--trino", value, "give an address, such as http://127.0.0.1:8081");
  }

  private static boolean isAddress(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= HIGHEST_PORT;
  }

  private static void requirePositive(String option, Duration duration) {
    if (!duration.isPositive()) {
      throw wrong(
          option, duration.toString(), "give a time longer than nothing, such as PT15M or P3D");
    }
  }

  private static void requireProperty(String name, String value) {
    if (!PROPERTY.matcher(name).matches() || NO_VALUE.matcher(value).find()) {
      throw wrong(
          "--session",
          name + "=" + value,
          "give a property of Trino's session, such as query_max_run_time=10m");
    }
  }

  private static UpkeepException wrong(String option, String value, String advice) {
    return new UpkeepException(
        UpkeepProblem.BAD_SETTING, "%s is '%s': %s".formatted(option, value, advice));
  }
}
