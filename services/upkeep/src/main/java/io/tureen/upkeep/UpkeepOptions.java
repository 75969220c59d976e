package io.tureen.upkeep;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/**
 * Upkeep's options, for any command that does it. Each but {@code --session} can also be set by an
 * environment variable: {@code --keep-snapshots} by {@code TUREEN_UPKEEP_KEEP_SNAPSHOTS}.
 */
public final class UpkeepOptions {
  @Option(
      names = "--trino",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_UPKEEP_TRINO}",
      description = "Trino's address. Default: the one running here, or http://127.0.0.1:8081")
  private String trino;

  @Option(
      names = "--schema",
      paramLabel = "CATALOG.SCHEMA",
      defaultValue = "${env:TUREEN_UPKEEP_SCHEMA:-hive.default}",
      description = "Where Trino has the tables. Default: hive.default")
  private String schema;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      defaultValue = "${env:TUREEN_CATALOGUE}",
      description = "The catalogue file that names the tables. Default: the built-in restaurant")
  private String catalogue;

  @Option(
      names = "--small-file",
      paramLabel = "SIZE",
      defaultValue = "${env:TUREEN_UPKEEP_SMALL_FILE:-32MB}",
      description = "Files under this size are put together. Default: 32MB")
  private String smallFile;

  @Option(
      names = "--keep-snapshots",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_UPKEEP_KEEP_SNAPSHOTS:-PT15M}",
      description =
          "How long a query may go on reading what it began with; older snapshots go. Default:"
              + " PT15M")
  private Duration keepSnapshots;

  @Option(
      names = "--keep-orphans",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_UPKEEP_KEEP_ORPHANS:-P3D}",
      description = "Older files that belong to no snapshot go. Default: P3D")
  private Duration keepOrphans;

  @Option(
      names = "--keep-history",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_UPKEEP_KEEP_HISTORY:-P30D}",
      description = "Older rows of tureen_streams go. Default: P30D")
  private Duration keepHistory;

  @Option(
      names = "--retry-for",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_UPKEEP_RETRY_FOR:-PT2M}",
      description = "How long Trino may be away. Default: PT2M")
  private Duration retryFor;

  @Option(
      names = "--session",
      paramLabel = "NAME=VALUE",
      description = "A property of Trino's session, such as query_max_run_time=10m.")
  private Map<String, String> session = new TreeMap<>();

  /**
   * What the options say.
   *
   * @param defaultTrino Trino's address where none is given
   * @param defaultCatalogue the catalogue file where none is given; empty: the built-in restaurant
   * @throws UpkeepException if a value is not possible
   */
  public UpkeepSettings settings(URI defaultTrino, Optional<Path> defaultCatalogue) {
    return new UpkeepSettings(
        address(defaultTrino),
        schema,
        given(catalogue).map(Path::of).or(() -> defaultCatalogue),
        smallFile,
        keepSnapshots,
        keepOrphans,
        keepHistory,
        retryFor,
        session);
  }

  /** Whether an address is given, so that no default counts. */
  public boolean nameTrino() {
    return given(trino).isPresent();
  }

  private URI address(URI otherwise) {
    try {
      Optional<String> given = given(trino);
      return given.isEmpty() ? otherwise : new URI(given.get());
    } catch (URISyntaxException e) {
      throw UpkeepSettings.noAddress(trino);
    }
  }

  /** An empty environment variable is as good as none. */
  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
