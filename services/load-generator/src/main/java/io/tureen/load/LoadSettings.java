package io.tureen.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What a load is to be; it is possible once it exists.
 *
 * @param plan {@code full}, {@code each} or the path of a plan file
 * @param url the address of the API, without {@code /v1/events}
 * @param rate events a second, sent at their time whether or not answers come; empty: as fast as
 *     answers come
 * @param connections how many requests may be on their way at once
 * @param batch events of one request; a request stays below the API's 1 MiB, too
 * @param duration how long to repeat the plan; empty: send it once
 * @param seed the same seed and {@code until} make the same events
 * @param until the day (UTC) before which the events happened
 * @param live whether they happen when they are sent instead
 * @param catalogue a catalogue file; empty: the built-in restaurant
 * @param timeout how long one answer may take
 * @param retryFor how long one request is tried again
 */
public record LoadSettings(
    String plan,
    URI url,
    OptionalDouble rate,
    int connections,
    int batch,
    Optional<Duration> duration,
    long seed,
    LocalDate until,
    boolean live,
    Optional<Path> catalogue,
    Duration timeout,
    Duration retryFor) {

  public static final String FULL = "full";
  public static final String EACH = "each";

  private static final double HIGHEST_RATE = 1_000_000;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int LARGEST_BATCH = 10_000;
  private static final int HIGHEST_PORT = 65_535;

  /** Few enough that a seed is short to type again. */
  private static final long SEEDS = 1_000_000;

  /**
   * @throws LoadException if a setting is not possible
   */
  public LoadSettings {
    check(!plan.isBlank(), named("--plan") + " is empty: give full, each or a plan file");
    checkUrl(url);
    rate.ifPresent(
        events ->
            check(
                events > 0 && events <= HIGHEST_RATE,
                "%s is %s: it can be above 0 and up to %,.0f events a second"
                    .formatted(named("--rate"), events, HIGHEST_RATE)));
    checkRange("--connections", connections, MOST_CONNECTIONS);
    checkRange("--batch", batch, LARGEST_BATCH);
    duration.ifPresent(value -> checkPositive("--duration", value));
    checkPositive("--timeout", timeout);
    check(
        !retryFor.isNegative(),
        "%s is %s: it can be 0s or longer".formatted(named("--retry-for"), retryFor));
  }

  /** The full plan, once, as fast as the API takes it, with a seed made up anew; to be changed. */
  public static Builder to(URI url) {
    return new Builder(url);
  }

  private static void checkUrl(URI url) {
    check(
        "http".equalsIgnoreCase(url.getScheme())
            && url.getHost() != null
            && url.getPort() != 0
            && url.getPort() <= HIGHEST_PORT
            && url.getRawQuery() == null
            && url.getRawFragment() == null
            && url.getRawUserInfo() == null,
        "%s is \"%s\": give the API's address, such as http://127.0.0.1:8080"
            .formatted(named("--url"), url));
  }

  private static void checkRange(String name, int value, int most) {
    check(
        value >= 1 && value <= most,
        "%s is %d: it can be 1 to %,d".formatted(named(name), value, most));
  }

  private static void checkPositive(String name, Duration value) {
    check(value.isPositive(), "%s is %s: it must be longer than 0s".formatted(named(name), value));
  }

  /** A setting by both names that a user may have given it. */
  static String named(String option) {
    return option
        + " (TUREEN_LOAD_"
        + option.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT)
        + ")";
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new LoadException(LoadProblem.BAD_SETTING, otherwise);
    }
  }

  /** Settings in the making. */
  public static final class Builder {
    private final URI url;
    private String plan = FULL;
    private OptionalDouble rate = OptionalDouble.empty();
    private int connections = 32;
    private int batch = 1;
    private Optional<Duration> duration = Optional.empty();
    // Another one each time: the same events sent twice would be in the tables twice.
    private long seed = new SplittableRandom().nextLong(SEEDS);
    private LocalDate until = LocalDate.now(ZoneOffset.UTC);
    private boolean live;
    private Optional<Path> catalogue = Optional.empty();
    private Duration timeout = Duration.ofSeconds(10);
    private Duration retryFor = Duration.ofMinutes(2);

    private Builder(URI url) {
      this.url = url;
    }

    public Builder plan(String value) {
      plan = value;
      return this;
    }

    public Builder rate(double eventsPerSecond) {
      rate = OptionalDouble.of(eventsPerSecond);
      return this;
    }

    public Builder connections(int value) {
      connections = value;
      return this;
    }

    public Builder batch(int value) {
      batch = value;
      return this;
    }

    public Builder duration(Duration value) {
      duration = Optional.of(value);
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder until(LocalDate value) {
      until = value;
      return this;
    }

    public Builder live(boolean value) {
      live = value;
      return this;
    }

    public Builder catalogue(Path value) {
      catalogue = Optional.of(value);
      return this;
    }

    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    public Builder retryFor(Duration value) {
      retryFor = value;
      return this;
    }

    /**
     * The settings.
     *
     * @throws LoadException if one is not possible
     */
    public LoadSettings build() {
      return new LoadSettings(
          plan,
          url,
          rate,
          connections,
          batch,
          duration,
          seed,
          until,
          live,
          catalogue,
          timeout,
          retryFor);
    }
  }
}
