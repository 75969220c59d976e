package io.tureen.replay;

import io.tureen.catalogue.event.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * A replay's options, for any command that makes one. Each can also be set by an environment
 * variable: {@code --trino} by {@code TUREEN_REPLAY_TRINO}.
 */
public final class ReplayOptions {
  @Option(
      names = "--dry-run",
      defaultValue = "${env:TUREEN_REPLAY_DRY_RUN:-false}",
      fallbackValue = "true", // else the option would turn the variable round
      description = "Only say how many of which reason would be sent, and how many would stay")
  private boolean dryRun;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      split = ",",
      defaultValue = "${env:TUREEN_REPLAY_REASON}",
      description = {
        "Only records rejected for this reason, such as UNKNOWN_EVENT_TYPE; may be given several"
            + " times. Default: for any"
      })
  private Set<ProblemCode> reasons;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_REPLAY_SINCE}",
      description =
          "Only records rejected at this time or later, such as 2026-11-22T00:00:00Z. Default: at"
              + " any")
  private Instant since;

  @Option(
      names = "--trino",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_REPLAY_TRINO}",
      description = "Trino's address. Default: the one running here, or http://127.0.0.1:8081")
  private String trino;

  @Option(
      names = "--schema",
      paramLabel = "CATALOG.SCHEMA",
      defaultValue = "${env:TUREEN_REPLAY_SCHEMA:-hive.default}",
      description = "Where Trino has the tables. Default: hive.default")
  private String schema;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      defaultValue = "${env:TUREEN_CATALOGUE}",
      description = "The catalogue file that the streams have. Default: the built-in restaurant")
  private String catalogue;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "${env:TUREEN_REPLAY_TIMEOUT:-PT3M}",
      description = {
        "How long to wait until all that was sent are rows, such as PT90S; PT0S does not wait."
            + " Default: PT3M"
      })
  private Duration timeout;

  /**
   * What the options say.
   *
   * @param defaultCatalogue the catalogue file where none is given; empty: the built-in restaurant
   * @param kafka the properties of a Kafka client
   * @throws ReplayException if a value is not possible
   */
  ReplaySettings settings(
      URI defaultTrino, Optional<Path> defaultCatalogue, Map<String, String> kafka) {
    return new ReplaySettings(
        given(trino).map(ReplayOptions::address).orElse(defaultTrino),
        schema,
        given(catalogue).map(Path::of).or(() -> defaultCatalogue),
        kafka,
        new Selection(reasons == null ? Set.of() : reasons, Optional.ofNullable(since)),
        dryRun,
        timeout);
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw ReplaySettings.wrong("--trino", text, "give an address, such as http://127.0.0.1:8081");
    }
  }

  /** An empty environment variable is as good as none. */
  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
