package io.tureen.audit;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * An audit's options, for any command that makes one. Each can also be set by an environment
 * variable: {@code --trino} by {@code TUREEN_AUDIT_TRINO}.
 */
public final class AuditOptions {
  @Option(
      names = "--full",
      defaultValue = "${env:TUREEN_AUDIT_FULL:-false}",
      fallbackValue = "true", // else the option would turn the variable round
      description = "Read all again, also what was audited before")
  private boolean full;

  @Option(
      names = "--json",
      defaultValue = "${env:TUREEN_AUDIT_JSON:-false}",
      fallbackValue = "true",
      description = "Print the report as JSON")
  private boolean json;

  @Option(
      names = "--rows-since",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_AUDIT_ROWS_SINCE}",
      description =
          "Rows ingested before this time, such as 2026-11-22T00:00:00Z, are of an earlier topic."
              + " Default: as the last audit had it")
  private Instant rowsSince;

  @Option(
      names = "--trino",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_AUDIT_TRINO}",
      description = "Trino's address. Default: the one running here, or http://127.0.0.1:8081")
  private String trino;

  @Option(
      names = "--schema",
      paramLabel = "CATALOG.SCHEMA",
      defaultValue = "${env:TUREEN_AUDIT_SCHEMA:-hive.default}",
      description = "Where Trino has the tables. Default: hive.default")
  private String schema;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      defaultValue = "${env:TUREEN_CATALOGUE}",
      description = "The catalogue file that the streams have. Default: the built-in restaurant")
  private String catalogue;

  /**
   * What the options say.
   *
   * @param defaultCatalogue the catalogue file where none is given; empty: the built-in restaurant
   * @param kafka the properties of a Kafka client
   * @throws AuditException if a value is not possible
   */
  AuditSettings settings(
      URI defaultTrino, Optional<Path> defaultCatalogue, Map<String, String> kafka) {
    return new AuditSettings(
        given(trino).map(AuditOptions::address).orElse(defaultTrino),
        schema,
        given(catalogue).map(Path::of).or(() -> defaultCatalogue),
        kafka,
        full,
        Optional.ofNullable(rowsSince));
  }

  /** Whether the report is to be JSON. */
  boolean json() {
    return json;
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw AuditSettings.wrong("--trino", text, "give an address, such as http://127.0.0.1:8081");
    }
  }

  /** An empty environment variable is as good as none. */
  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
