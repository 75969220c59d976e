package io.tureen.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * A verification's options, for any command that makes one. Each can also be set by an environment
 * variable: {@code --api} by {@code TUREEN_VERIFY_API}.
 */
public final class VerifyOptions {
  @Option(
      names = "--api",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_VERIFY_API}",
      description = "The API's address. Default: the one running here, or http://127.0.0.1:8080")
  private String api;

  @Option(
      names = "--trino",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_VERIFY_TRINO}",
      description = "Trino's address. Default: the one running here, or http://127.0.0.1:8081")
  private String trino;

  @Option(
      names = "--schema",
      paramLabel = "CATALOG.SCHEMA",
      defaultValue = "${env:TUREEN_VERIFY_SCHEMA:-hive.default}",
      description = "Where Trino has the tables. Default: hive.default")
  private String schema;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      defaultValue = "${env:TUREEN_CATALOGUE}",
      description = "The catalogue file that the API has. Default: the built-in restaurant")
  private String catalogue;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "${env:TUREEN_VERIFY_TIMEOUT:-3m}",
      description = "How long all of it may take, such as 90s. Default: 3m")
  private Duration timeout;

  /** Whether both addresses are given, so that no default counts. */
  public boolean nameBothAddresses() {
    return given(api).isPresent() && given(trino).isPresent();
  }

  /**
   * What the options say.
   *
   * @param defaultCatalogue the catalogue file where none is given; empty: the built-in restaurant
   * @throws LoadException if a value is not possible
   */
  public VerifySettings settings(
      URI defaultApi, URI defaultTrino, Optional<Path> defaultCatalogue) {
    return new VerifySettings(
        address("--api", api, defaultApi),
        address("--trino", trino, defaultTrino),
        schema,
        given(catalogue).map(Path::of).or(() -> defaultCatalogue),
        timeout);
  }

  private static URI address(String option, String given, URI otherwise) {
    try {
      String text = given(given).orElse("");
      return text.isEmpty() ? otherwise : new URI(text);
    } catch (URISyntaxException e) {
      throw VerifySettings.noAddress(option, given);
    }
  }

  /** An empty environment variable is as good as none. */
  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
