package io.tureen.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * A load's options, for any command that sends one. Each can also be set by an environment
 * variable: {@code --retry-for} by {@code TUREEN_LOAD_RETRY_FOR}.
 */
public final class LoadOptions {
  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      defaultValue = "${env:TUREEN_LOAD_PLAN:-full}",
      description = {
        "What to send: full (42,452 events of a restaurant app), each (one event of every type),"
            + " or a plan file. Default: full"
      })
  private String plan;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:TUREEN_LOAD_URL}",
      description = "The API's address. Default: the one running here, or http://127.0.0.1:8080")
  private String url;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "${env:TUREEN_LOAD_RATE}",
      description = "Events a second, sent when they are due. Default: as fast as answers come")
  private Double rate;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "${env:TUREEN_LOAD_CONNECTIONS}",
      description = "Requests on their way at once. Default: 32")
  private Integer connections;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "${env:TUREEN_LOAD_BATCH}",
      description = "Events of one request. Default: 1")
  private Integer batch;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "${env:TUREEN_LOAD_DURATION}",
      description = "Repeat the plan so long, such as 90s or 5m. Default: send it once")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "${env:TUREEN_LOAD_SEED}",
      description =
          "The same seed makes the same events on the same day. Default: another each time")
  private Long seed;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      defaultValue = "${env:TUREEN_LOAD_UNTIL}",
      description = "The events happened before this day (UTC), such as 2026-11-22. Default: today")
  private LocalDate until;

  @Option(
      names = "--live",
      defaultValue = "${env:TUREEN_LOAD_LIVE:-false}",
      fallbackValue = "true", // else the option would turn the variable round
      description = "The events happen when they are sent, not in the two weeks before --until")
  private boolean live;

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
      defaultValue = "${env:TUREEN_LOAD_TIMEOUT}",
      description = "How long one answer may take. Default: 10s")
  private Duration timeout;

  @Option(
      names = "--retry-for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "${env:TUREEN_LOAD_RETRY_FOR}",
      description = {
        "How long a request is sent again that was answered 503 or whose connection broke. Default: 2m"
      })
  private Duration retryFor;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "${env:TUREEN_LOAD_OUTPUT:-text}",
      description = "How to print the report: ${COMPLETION-CANDIDATES}. Default: text")
  private ReportFormat output;

  public ReportFormat output() {
    return output;
  }

  /**
   * What the options say.
   *
   * @param defaultUrl the API's address where none is given
   * @param defaultCatalogue the catalogue file where none is given; empty: the built-in restaurant
   * @throws LoadException if a value is not possible
   */
  public LoadSettings settings(URI defaultUrl, Optional<Path> defaultCatalogue) {
    LoadSettings.Builder settings =
        LoadSettings.to(given(url).map(LoadOptions::address).orElse(defaultUrl))
            .plan(plan)
            .live(live);
    Optional.ofNullable(rate).ifPresent(settings::rate);
    Optional.ofNullable(connections).ifPresent(settings::connections);
    Optional.ofNullable(batch).ifPresent(settings::batch);
    Optional.ofNullable(duration).ifPresent(settings::duration);
    Optional.ofNullable(seed).ifPresent(settings::seed);
    Optional.ofNullable(until).ifPresent(settings::until);
    given(catalogue).map(Path::of).or(() -> defaultCatalogue).ifPresent(settings::catalogue);
    Optional.ofNullable(timeout).ifPresent(settings::timeout);
    Optional.ofNullable(retryFor).ifPresent(settings::retryFor);
    return settings.build();
  }

  /** An empty environment variable is as good as none. */
  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private static URI address(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new LoadException(
          LoadProblem.BAD_SETTING,
          "%s is \"%s\": give the API's address, such as http://127.0.0.1:8080"
              .formatted(LoadSettings.named("--url"), url));
    }
  }
}
