package io.tureen.benchmarks;

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
import java.time.Instant;
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

  /** Each of another moment that is far away: no answer is one that was kept. */
  private static final String PERIOD = "to=%s";

  private static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");

  private static final Map<String, String> CALLS = new LinkedHashMap<>();

  static {
    CALLS.put("the page", "/report");
    CALLS.put("report, all events", "/api/report?" + PERIOD);
    CALLS.put("report, 7 days", "/api/report?from=%2$s&" + PERIOD);
    CALLS.put("report as a file", "/report.html?" + PERIOD);
    CALLS.put("an answer as CSV", "/api/report/foods.csv?" + PERIOD);
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
      defaultValue = "10",
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
        ManyEvents many = new ManyEvents(trino)) {
      system.awaitEveryRecord(trino);
      long few = LocalSystem.rows(trino);
      Map<String, Histogram> before = measure(console);
      double seconds = many.add(events);
      Map<String, Histogram> after = measure(console);
      print(few, LocalSystem.rows(trino), before, after);
      printDownload(console, seconds);
    }
    return 0;
  }

  private Map<String, Histogram> measure(URI console) throws IOException, InterruptedException {
    Map<String, Histogram> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> call : CALLS.entrySet()) {
      get(console, call.getValue()); // the first is Trino's compiler's
      Histogram millis = new Histogram(3);
      for (int time = 0; time < repeat; time++) {
        long start = System.nanoTime();
        get(console, call.getValue());
        millis.recordValue(Duration.ofNanos(System.nanoTime() - start).toMillis());
      }
      all.put(call.getKey(), millis);
    }
    return all;
  }

  private void get(URI console, String path) throws IOException, InterruptedException {
    Instant end = FAR_AWAY.plusSeconds(asked++);
    Instant week = Instant.now().minus(Duration.ofDays(7));
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(console.resolve(path.formatted(end, week)))
                .timeout(PATIENCE)
                .build(),
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
            "limit ms",
            "with %,d rows: p50 ms".formatted(many),
            "max ms",
            "limit ms",
            "within");
    for (String call : CALLS.keySet()) {
      long max = before.get(call).getMaxValue();
      long maxOfMany = after.get(call).getMaxValue();
      report.row(
          call,
          before.get(call).getValueAtPercentile(50),
          max,
          LIMIT_MILLIS,
          after.get(call).getValueAtPercentile(50),
          maxOfMany,
          LIMIT_OF_MANY_MILLIS,
          max <= LIMIT_MILLIS && maxOfMany <= LIMIT_OF_MANY_MILLIS ? "yes" : "NO");
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
