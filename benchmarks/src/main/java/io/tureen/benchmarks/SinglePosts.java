package io.tureen.benchmarks;

import io.tureen.load.LoadGenerator;
import io.tureen.load.LoadReport;
import io.tureen.load.LoadSettings;
import io.tureen.load.ProgressListener;
import java.sql.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The original's 42,452 events, one POST each, until each is a row. */
@Command(
    name = "single-posts",
    description = "The 42,452 events, one POST each, until each is a row.",
    mixinStandardHelpOptions = true)
final class SinglePosts implements Callable<Integer> {
  /** "It takes approximately 5 minutes to generate ~42,000 events", on 2 virtual processors. */
  private static final double ORIGINAL_SECONDS = 300;

  private static final int RUNS = 3;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = LocalSystem.running();
    Report report =
        new Report(
            "42,452 single POSTs",
            "run",
            "accepted",
            "seconds",
            "events/s",
            "p50 ms",
            "p99 ms",
            "all rows in Trino after, s",
            "times the original's 300 s");
    try (Connection trino = system.connect()) {
      for (int run = 1; run <= RUNS; run++) {
        long before = LocalSystem.rows(trino);
        LoadReport load =
            LoadGenerator.run(LoadSettings.to(system.api()).build(), ProgressListener.NONE);
        double visible = LocalSystem.awaitRows(trino, before + load.accepted());
        double seconds = load.elapsed().toNanos() / 1e9;
        report.row(
            run,
            "%,d".formatted(load.accepted()),
            seconds,
            "%,.0f".formatted(load.acceptedPerSecond()),
            load.latency().p50().toMillis(),
            load.latency().p99().toMillis(),
            visible,
            ORIGINAL_SECONDS / seconds);
      }
    }
    report.print();
    return 0;
  }
}
