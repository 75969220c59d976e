package io.tureen.benchmarks;

import io.tureen.load.LoadGenerator;
import io.tureen.load.LoadReport;
import io.tureen.load.LoadSettings;
import io.tureen.load.ProgressListener;
import io.tureen.upkeep.Upkeep;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long the console takes for each of its answers, with the rows that are there and with many.
 */
@Command(
    name = "console",
    description =
        "How long the console takes for each answer, with the rows that are there and with 10"
            + " million more; these are taken away again.",
    mixinStandardHelpOptions = true)
final class Console implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LIMIT_MILLIS = 1_000;
  private static final long LIMIT_OF_MANY_MILLIS = 3_000;
  private static final long EVENTS_OF_THE_DEMO = 42_452;

  private static final LocalDate FAR_FUTURE = LocalDate.of(2100, 1, 1);
  private static final LocalDate FAR_PAST = LocalDate.of(1000, 1, 1);

  /** How long the console keeps an answer, and a little. */
  private static final Duration KEPT = Duration.ofSeconds(11);

  private static final String ALL = "period=all";
  private static final String UNTIL = "to=%1$s";
  private static final String WEEK = "from=%2$s&to=%3$s";

  private static final Map<String, String> CALLS = new LinkedHashMap<>();

  static {
    CALLS.put("the page", "/report");
    CALLS.put("report, all events", "/api/report?" + ALL);
    CALLS.put("report, a period with all events", "/api/report?" + UNTIL);
    CALLS.put("report, 7 days", "/api/report?" + WEEK);
    CALLS.put("report as a file", "/report.html?" + UNTIL);
    CALLS.put("an answer as CSV", "/api/report/foods.csv?" + UNTIL);
    CALLS.put("the tables", "/api/data");
    CALLS.put("newest events", "/api/data/menu_app_events/newest");
    CALLS.put("newest orders", "/api/data/menu_app_orders/newest");
    CALLS.put("rejected, by reason", "/api/data/menu_app_rejected/reasons");
  }

  @Option(
      names = "--events",
      defaultValue = "10000000",
      description = "How many events are added. Default: ${DEFAULT-VALUE}")
  private long events;

  @Option(
      names = "--repeat",
      defaultValue = "5",
      description = "How often each call is made. Default: ${DEFAULT-VALUE}")
  private int repeat;

  private final HttpClient http = HttpClient.newHttpClient();
  private long asked;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = LocalSystem.running();
    URI console =
        URI.create(
            system.parts().stream()
                .filter(part -> part.name().equals("console"))
                .findFirst()
                .orElseThrow()
                .address());
    try (Connection trino = system.connect();
        ManyEvents many = new ManyEvents(trino, system.tables())) {
      system.awaitEveryRecord(trino);
      long there = LocalSystem.rows(trino);
      if (there < EVENTS_OF_THE_DEMO) {
        LoadReport load =
            LoadGenerator.run(LoadSettings.to(system.api()).build(), ProgressListener.NONE);
        LocalSystem.awaitRows(trino, there + load.accepted());
      }
      compact(system);
      long few = LocalSystem.rows(trino);
      Map<String, Histogram> before = measure(console, false);
      double seconds = many.add(events);
      Map<String, Histogram> after = measure(console, true);
      print(few, LocalSystem.rows(trino), before, after);
      printDownload(console, seconds);
    }
    return 0;
  }

  /** What the supervisor does every ten minutes: a day becomes few files. */
  private static void compact(LocalSystem system) {
    new Upkeep(system.upkeep(), SilentUpkeep.LISTENER)
        .run(TrinoWatch.TABLES)
        .forEach(SilentUpkeep::requireWell);
  }

  private Map<String, Histogram> measure(URI console, boolean isMany)
      throws IOException, InterruptedException {
    Map<String, Histogram> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> call : CALLS.entrySet()) {
      get(console, path(call.getValue(), isMany)); // the first is Trino's compiler's
      Histogram millis = new Histogram(3);
      for (int time = 0; time < repeat; time++) {
        if (call.getValue().endsWith(ALL)) {
          Thread.sleep(KEPT);
        }
        long start = System.nanoTime();
        get(console, path(call.getValue(), isMany));
        millis.recordValue(Duration.ofNanos(System.nanoTime() - start).toMillis());
      }
      System.err.printf("%s: %d ms%n", call.getKey(), millis.getValueAtPercentile(50));
      all.put(call.getKey(), millis);
    }
    return all;
  }

  /**
   * With a period, if it has one, that nobody has asked for, so that no answer is one that was
   * kept. The seven days are the last of what is there, or the first half of the many.
   */
  private String path(String call, boolean isMany) {
    asked++;
    return call.formatted(
        FAR_FUTURE.plusDays(asked),
        isMany ? FAR_PAST.plusDays(asked) : LocalDate.now(ZoneOffset.UTC).minusDays(7),
        isMany ? ManyEvents.FIRST_DAY.plusDays(7) : FAR_FUTURE.plusDays(asked));
  }

  private void get(URI console, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(console.resolve(path)).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answered %d: %s"
              .formatted(
                  path,
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
  }

  private static void print(
      long few, long many, Map<String, Histogram> before, Map<String, Histogram> after) {
    Report report =
        new Report(
            "The console's answers: %,d rows, then %,d".formatted(few, many),
            "answer",
            "p50 ms",
            "max ms",
            "max / limit of %,d ms".formatted(LIMIT_MILLIS),
            "%,d rows: p50 ms".formatted(many),
            "max ms",
            "max / limit of %,d ms".formatted(LIMIT_OF_MANY_MILLIS),
            "within");
    for (String call : CALLS.keySet()) {
      Histogram ofFew = before.get(call);
      Histogram ofMany = after.get(call);
      double ratio = (double) ofFew.getMaxValue() / LIMIT_MILLIS;
      double ratioOfMany = (double) ofMany.getMaxValue() / LIMIT_OF_MANY_MILLIS;
      report.row(
          call,
          ofFew.getValueAtPercentile(50),
          ofFew.getMaxValue(),
          ratio,
          ofMany.getValueAtPercentile(50),
          ofMany.getMaxValue(),
          ratioOfMany,
          ratio <= 1 && ratioOfMany <= 1 ? "yes" : "NO");
    }
    report.print();
  }

  private void printDownload(URI console, double secondsToAdd) throws Exception {
    long start = System.nanoTime();
    HttpResponse<InputStream> response =
        http.send(
            HttpRequest.newBuilder(console.resolve("/api/data/menu_app_orders.csv")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    long bytes;
    try (InputStream csv = response.body()) {
      bytes = csv.transferTo(OutputStream.nullOutputStream());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    new Report(
            "The table menu_app_orders as CSV",
            "MB",
            "seconds",
            "MB/s",
            "seconds to add the events")
        .row(bytes / 1_000_000, seconds, bytes / 1e6 / seconds, secondsToAdd)
        .print();
  }
}
