package io.tureen.benchmarks;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.EventType;
import io.tureen.traffic.Simulator;
import io.tureen.traffic.TrafficWeights;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Batches over HTTP beside Kafka's own producer test: the same events to the same topic of the same
 * broker with acks=all, both read by the two streams while they run.
 */
@Command(
    name = "batch-posts",
    description = "Batches over HTTP beside Kafka's own producer test, with the ratio.",
    mixinStandardHelpOptions = true)
final class BatchPosts implements Callable<Integer> {
  private static final int ACCEPTED = 202;
  private static final int PAYLOAD_EVENTS = 50_000;
  private static final long PAYLOAD_SEED = 205;
  private static final Pattern RECORDS_PER_SECOND =
      Pattern.compile("records sent, ([0-9.]+) records/sec");

  @Option(names = "--events", description = "events a run (default: ${DEFAULT-VALUE})")
  private int events = 300_000;

  @Option(names = "--batch", description = "events a request (default: ${DEFAULT-VALUE})")
  private int batch = 1_000;

  @Option(names = "--connections", description = "requests at once (default: ${DEFAULT-VALUE})")
  private int connections = 8;

  @Option(names = "--runs", description = "runs of each (default: ${DEFAULT-VALUE})")
  private int runs = 3;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = LocalSystem.running();
    List<String> payload = payload();
    double[] http = new double[runs];
    double[] kafka = new double[runs];
    double[] rows = new double[runs];
    Report report =
        new Report(
            "Batches of %,d events, %,d events a run".formatted(batch, events),
            "run",
            "Tureen's API, events/s",
            "kafka-producer-perf-test, records/s",
            "ratio",
            "until all are rows in Trino, rows/s");
    try (Connection trino = system.connect()) {
      system.awaitEveryRecord(trino);
      for (int run = 0; run < runs; run++) {
        kafka[run] = perfTest(system, payload);
        system.awaitEveryRecord(trino);
        http[run] = post(system, payload);
        rows[run] = events / (events / http[run] + system.awaitEveryRecord(trino));
        report.row(
            run + 1,
            "%,.0f".formatted(http[run]),
            "%,.0f".formatted(kafka[run]),
            http[run] / kafka[run],
            "%,.0f".formatted(rows[run]));
      }
    }
    report
        .row(
            "median",
            "%,.0f".formatted(median(http)),
            "%,.0f".formatted(median(kafka)),
            median(http) / median(kafka),
            "%,.0f".formatted(median(rows)))
        .print();
    return 0;
  }

  /** Events of every type in the same number, without ids: the API makes them. */
  private static List<String> payload() {
    Catalogue catalogue = Catalogue.builtIn();
    Simulator simulator =
        new Simulator(catalogue, TrafficWeights.builtIn(), Clock.systemUTC(), PAYLOAD_SEED);
    List<String> payload = new ArrayList<>();
    for (int i = 0; i < PAYLOAD_EVENTS; i++) {
      EventType type = catalogue.eventTypes().get(i % catalogue.eventTypes().size());
      payload.add(simulator.event(type.name(), Map.of()).toString());
    }
    return payload;
  }

  /** Posts the payload, over and over, in requests that are made before the clock starts. */
  private double post(LocalSystem system, List<String> payload) throws Exception {
    List<HttpRequest> requests = new ArrayList<>();
    for (int from = 0; from + batch <= payload.size(); from += batch) {
      String body = String.join("\n", payload.subList(from, from + batch));
      requests.add(
          HttpRequest.newBuilder(system.api().resolve("/v1/events"))
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build());
    }
    Semaphore free = new Semaphore(connections);
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long start = System.nanoTime();
      for (int sent = 0; sent < events; sent += batch) {
        free.acquire();
        answers.add(
            client
                .sendAsync(
                    requests.get(sent / batch % requests.size()),
                    HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> free.release()));
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
      double seconds = (System.nanoTime() - start) / 1e9;
      long refused =
          answers.stream().filter(answer -> answer.join().statusCode() != ACCEPTED).count();
      if (refused > 0) {
        throw new IllegalStateException(refused + " requests were not answered with 202");
      }
      return events / seconds;
    }
  }

  private double perfTest(LocalSystem system, List<String> payload)
      throws IOException, InterruptedException {
    Path file = Files.write(Files.createTempFile("payload", ".ndjson"), payload);
    Path output = Files.createTempFile("perf-test", ".txt");
    try {
      Process test =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.apache.kafka.tools.ProducerPerformance",
                  "--topic",
                  LocalSystem.TOPIC,
                  "--num-records",
                  Integer.toString(events),
                  "--throughput",
                  "-1",
                  "--payload-file",
                  file.toString(),
                  "--producer-props",
                  "bootstrap.servers=" + system.kafka(),
                  "acks=all",
                  "enable.idempotence=true",
                  "linger.ms=5",
                  "batch.size=131072")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = test.waitFor();
      return lastRate(status, Files.readString(output));
    } finally {
      Files.delete(file);
      Files.delete(output);
    }
  }

  private static double lastRate(int status, String printed) {
    Matcher rates = RECORDS_PER_SECOND.matcher(printed);
    double last = -1;
    while (rates.find()) {
      last = Double.parseDouble(rates.group(1));
    }
    if (status != 0 || last < 0) {
      throw new IllegalStateException("kafka-producer-perf-test failed: " + printed);
    }
    return last;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
