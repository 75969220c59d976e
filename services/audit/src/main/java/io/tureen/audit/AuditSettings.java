package io.tureen.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be audited; it is possible once it exists.
 *
 * @param trino Trino's address
 * @param schema where Trino has the tables: catalog, point, schema
 * @param catalogue the streams' catalogue file; empty: the built-in restaurant
 * @param kafka the properties of a Kafka client
 * @param full whether what was audited before is read again
 * @param rowsSince rows ingested before are of an earlier topic; empty: as the last audit had it
 */
record AuditSettings(
    URI trino,
    String schema,
    Optional<Path> catalogue,
    Map<String, String> kafka,
    boolean full,
    Optional<Instant> rowsSince) {

  private static final Pattern SCHEMA = Pattern.compile("\\w+\\.\\w+");
  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws AuditException if a setting is not possible
   */
  AuditSettings {
    kafka = Map.copyOf(kafka);
    if (!isAddress(trino)) {
      throw wrong("--trino", trino.toString(), "give an address, such as http://127.0.0.1:8081");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw wrong("--schema", schema, "give a catalog and a schema, such as hive.default");
    }
  }

  static AuditException wrong(String option, String value, String advice) {
    return new AuditException(
        AuditProblem.SETTING,
        "%s (%s) is \"%s\": %s".formatted(option, variable(option), value, advice));
  }

  private static String variable(String option) {
    return "TUREEN_AUDIT_" + option.substring(2).toUpperCase(Locale.ROOT);
  }

  /** Trino's driver takes a host and a port, and no path. */
  private static boolean isAddress(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= HIGHEST_PORT
        && uri.getRawPath().matches("/?")
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }
}
