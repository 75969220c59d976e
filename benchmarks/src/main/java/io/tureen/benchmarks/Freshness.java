package io.tureen.benchmarks;

import io.tureen.load.LoadGenerator;
import io.tureen.load.LoadReport;
import io.tureen.load.LoadSettings;
import io.tureen.load.ProgressListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From POST to visible in Trino: one event a request, each stamped with the moment it was to be
 * sent. Each stage ends with a moment that a part of the system keeps: the batch's start in {@code
 * ingested_at}, its commit in the table's snapshots; {@link TrinoWatch} sees when a row is visible,
 * {@link TopicWatch} when a plain consumer has the record, which is the least one could wait.
 */
@Command(
    name = "freshness",
    description = "From POST to visible in Trino, percentiles, with the time of each stage.",
    mixinStandardHelpOptions = true)
final class Freshness implements Callable<Integer> {
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  @Option(
      names = "--rate",
      split = ",",
      description = "events/s, one run for each (default: 500,2000)")
  private List<Integer> rates = List.of(500, 2_000);

  @Option(names = "--duration", description = "of a run (default: ${DEFAULT-VALUE})")
  private Duration duration = Duration.ofMinutes(1);

  @Option(
      names = "--pause",
      description = "from Trino's answer to the next question (default: ${DEFAULT-VALUE})")
  private Duration pause = Duration.ofMillis(200);

  /** The waits of a run's events. */
  private static final class Waits {
    final Histogram untilConsumed = millis();
    final Histogram untilBatch = millis();
    final Histogram inBatch = millis();
    final Histogram untilAnswered = millis();
    final Histogram all = millis();

    private static Histogram millis() {
      return new Histogram(3);
    }
  }

  @Override
  public Integer call() throws Exception {
    LocalSystem system = LocalSystem.running();
    try (Connection trino = system.connect()) {
      system.awaitEveryRecord(trino);
      load(system, rates.getFirst(), WARM_UP);
      for (int rate : rates) {
        system.awaitEveryRecord(trino);
        run(system, trino, rate);
      }
    }
    return 0;
  }

  private void run(LocalSystem system, Connection trino, int rate) throws Exception {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LoadReport load;
    Waits waits;
    Histogram answers;
    try (TrinoWatch visible = new TrinoWatch(system, start, pause);
        TopicWatch consumed = new TopicWatch(system)) {
      load = load(system, rate, duration);
      system.awaitEveryRecord(trino);
      visible.awaitOneMoreAnswer();
      waits = waits(trino, start, visible, consumed);
      answers = visible.millisToAnswer();
    }
    new Report(
            "Freshness at %,d events/s: %,d events in %d s"
                .formatted(rate, load.accepted(), load.elapsed().toSeconds()),
            "stage",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms")
        .row(
            "POST to 202",
            load.latency().p50().toMillis(),
            load.latency().p90().toMillis(),
            load.latency().p99().toMillis(),
            load.latency().max().toMillis())
        .row(percentiles("POST to a plain Kafka consumer (baseline)", waits.untilConsumed))
        .row(percentiles("POST to the start of its batch", waits.untilBatch))
        .row(percentiles("batch start to commit", waits.inBatch))
        .row(percentiles("commit to Trino's answer", waits.untilAnswered))
        .row(percentiles("of that, Trino's time for an answer", answers))
        .row(percentiles("**POST to visible in Trino**", waits.all))
        .row(
            "ratio to the baseline",
            ratio(waits, 50),
            ratio(waits, 90),
            ratio(waits, 99),
            ratio(waits, 100))
        .print();
  }

  private static LoadReport load(LocalSystem system, int rate, Duration duration) {
    LoadReport load =
        LoadGenerator.run(
            LoadSettings.to(system.api()).rate(rate).duration(duration).live(true).build(),
            ProgressListener.NONE);
    if (!load.allAccepted()) {
      throw new IllegalStateException("not every event was accepted: " + load.failures());
    }
    return load;
  }

  private static Waits waits(
      Connection trino, Instant start, TrinoWatch visible, TopicWatch consumed)
      throws SQLException {
    Waits waits = new Waits();
    for (String table : TrinoWatch.TABLES) {
      TreeSet<Instant> commits = new TreeSet<>();
      for (Object[] row :
          LocalSystem.query(trino, "select committed_at from \"%s$snapshots\"".formatted(table))) {
        commits.add(instant(row[0]));
      }
      for (Object[] row :
          LocalSystem.query(
              trino,
              """
              select kafka_partition, kafka_offset, event_timestamp, ingested_at
              from %s where event_timestamp >= from_iso8601_timestamp('%s')"""
                  .formatted(table, start))) {
        int partition = ((Number) row[0]).intValue();
        long offset = ((Number) row[1]).longValue();
        Instant sent = instant(row[2]);
        Instant batch = instant(row[3]);
        // Snapshots keep milliseconds: one of the same millisecond counts as after the start.
        Instant commit = commits.ceiling(batch.truncatedTo(ChronoUnit.MILLIS));
        Instant answer = visible.firstToCover(table, partition, offset);
        record(waits.untilConsumed, sent, consumed.receivedAt(partition, offset));
        record(waits.untilBatch, sent, batch);
        record(waits.inBatch, batch, commit);
        record(waits.untilAnswered, commit, answer);
        record(waits.all, sent, answer);
      }
    }
    return waits;
  }

  private static Instant instant(Object timestampWithZone) {
    return ((Timestamp) timestampWithZone).toInstant();
  }

  private static void record(Histogram millis, Instant from, Instant to) {
    millis.recordValue(Math.max(0, Duration.between(from, to).toMillis()));
  }

  private static Object[] percentiles(String stage, Histogram millis) {
    return new Object[] {
      stage,
      millis.getValueAtPercentile(50),
      millis.getValueAtPercentile(90),
      millis.getValueAtPercentile(99),
      millis.getMaxValue()
    };
  }

  private static double ratio(Waits waits, double percentile) {
    return (double) waits.all.getValueAtPercentile(percentile)
        / Math.max(1, waits.untilConsumed.getValueAtPercentile(percentile));
  }
}
