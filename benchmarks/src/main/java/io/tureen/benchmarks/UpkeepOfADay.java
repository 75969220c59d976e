package io.tureen.benchmarks;

import io.tureen.upkeep.TableReport;
import io.tureen.upkeep.Upkeep;
import io.tureen.upkeep.UpkeepSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a day of a commit a second makes of a table, with upkeep and without. The commits are a
 * stream's in all but the time between them: each is a snapshot of one small file in a table with a
 * stream's properties.
 */
@Command(
    name = "upkeep",
    description = "A table after many commits of a second each, with upkeep and without.",
    mixinStandardHelpOptions = true)
final class UpkeepOfADay implements Callable<Integer> {
  private static final int SECONDS_OF_A_DAY = 86_400;

  /** The schedule's, and the retention that the settings have by default, in commits. */
  private static final int COMMITS_BETWEEN_UPKEEPS = 600;

  private static final int COMMITS_KEPT = 900;
  private static final int COMMITS_AT_ONCE = 300;
  private static final int COMMITS_BETWEEN_REPORTS = 1_800;
  private static final int TIMES = 7;

  /** A table that was left alone for a day is counted once or twice. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  @Option(
      names = "--commits",
      description = "Commits of a second each; 86400 are a day (default: ${DEFAULT-VALUE}).",
      defaultValue = "7200")
  private int commits;

  private record Figures(
      long filesRead,
      long filesKept,
      long bytesKept,
      long metadataFile,
      long metadataBytes,
      long snapshots,
      OptionalDouble countMillis,
      OptionalDouble commitMillis,
      double upkeepSeconds) {}

  @Override
  public Integer call() throws Exception {
    LocalSystem system = LocalSystem.running();
    Catalog tables = system.tables();
    DayTable with = DayTable.create(tables, "benchmark_with_upkeep");
    DayTable without = DayTable.create(tables, "benchmark_without_upkeep");
    try (Connection trino = system.connect()) {
      double upkeepSeconds = fillBoth(with, without, system);
      Figures kept = figures(with, upkeepSeconds, trino);
      print(figures(without, 0, trino), kept);
    } finally {
      with.drop();
      without.drop();
    }
    return 0;
  }

  /** Both at once, on two cores; returns how long the upkeep took, in seconds. */
  private double fillBoth(DayTable with, DayTable without, LocalSystem system) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      CompletionService<Double> fills = new ExecutorCompletionService<>(threads);
      fills.submit(() -> fill(with, Optional.of(system)));
      fills.submit(() -> fill(without, Optional.empty()));
      try {
        return fills.take().get() + fills.take().get();
      } finally {
        threads.shutdownNow(); // the other, if one failed
      }
    }
  }

  /** Returns how long its upkeep took, in seconds: 0 without any. */
  private double fill(DayTable table, Optional<LocalSystem> upkeep) {
    NavigableMap<Integer, Instant> moments = new TreeMap<>();
    moments.put(0, Instant.now());
    double seconds = 0;
    for (int done = 0; done < commits && !Thread.currentThread().isInterrupted(); ) {
      int next = Math.min(COMMITS_AT_ONCE, commits - done);
      table.commit(next);
      done += next;
      moments.put(done, Instant.now());
      if (upkeep.isPresent() && done % COMMITS_BETWEEN_UPKEEPS == 0) {
        Instant kept = moments.floorEntry(Math.max(0, done - COMMITS_KEPT)).getValue();
        seconds += upkeep(table, upkeep.get(), Duration.between(kept, Instant.now()));
      }
      if (done % COMMITS_BETWEEN_REPORTS == 0) {
        System.out.printf("%s: %,d commits of %,d%n", table.name(), done, commits);
      }
    }
    return seconds;
  }

  /**
   * The upkeep of the schedule; only its retention is as much shorter as the commits are quicker.
   */
  private static double upkeep(DayTable table, LocalSystem system, Duration retention) {
    UpkeepSettings settings =
        system.upkeep(
            "--keep-snapshots",
            retention.toString(),
            "--session",
            "hive.expire_snapshots_min_retention=0s");
    TableReport report =
        new Upkeep(settings, SilentUpkeep.LISTENER).run(List.of(table.name())).getFirst();
    SilentUpkeep.requireWell(report);
    return report.taken().toMillis() / 1000.0;
  }

  private static Figures figures(DayTable table, double upkeepSeconds, Connection trino)
      throws SQLException, IOException {
    long read = table.files();
    long snapshots = table.snapshots();
    long metadataFile = table.metadataFileBytes();
    long[] data = table.onDisk("data");
    long[] metadata = table.onDisk("metadata");
    OptionalDouble count = median(() -> count(table, trino));
    OptionalDouble commit = median(table::timeOfACommit);
    return new Figures(
        read, data[0], data[1], metadataFile, metadata[1], snapshots, count, commit, upkeepSeconds);
  }

  private static Duration count(DayTable table, Connection trino) throws SQLException {
    long begin = System.nanoTime();
    LocalSystem.query(trino, "select count(*) from " + table.name());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** In milliseconds; nothing if it fails, of which it says why. */
  private static OptionalDouble median(Callable<Duration> measured) {
    List<Duration> times = new ArrayList<>();
    Duration all = Duration.ZERO;
    try {
      while (times.size() < TIMES && all.compareTo(LONG_ENOUGH) < 0) {
        Duration time = measured.call();
        times.add(time);
        all = all.plus(time);
      }
    } catch (Exception e) {
      System.out.println("failed: " + e.getMessage());
      return OptionalDouble.empty();
    }
    Collections.sort(times);
    return OptionalDouble.of(times.get(times.size() / 2).toNanos() / 1_000_000.0);
  }

  private void print(Figures without, Figures with) {
    Report report =
        new Report(
            "Upkeep: %,d commits of a second each, which are %s of a day"
                .formatted(commits, share()),
            "",
            "without upkeep",
            "with upkeep",
            "ratio",
            "a whole day without, calculated");
    double days = (double) SECONDS_OF_A_DAY / commits;
    row(report, "files a query reads", without.filesRead, with.filesRead, days);
    row(report, "data files on disk", without.filesKept, with.filesKept, days);
    row(report, "of these, kB", without.bytesKept / 1000, with.bytesKept / 1000, days);
    row(report, "snapshots", without.snapshots, with.snapshots, days);
    row(report, "metadata.json, kB", without.metadataFile / 1000, with.metadataFile / 1000, days);
    row(report, "metadata on disk, kB", without.metadataBytes / 1000, with.metadataBytes / 1000, 0);
    row(report, "count(*), ms", without.countMillis, with.countMillis);
    row(report, "a stream's commit, ms", without.commitMillis, with.commitMillis);
    report.print();
    System.out.printf(
        """
        With upkeep: after each %,d commits (10 minutes), snapshots kept for %,d (15 minutes); %,d times, %.1f s in all.
        Both tables are filled at once. The commits follow each other without a pause and go to the Metastore %d at a time, which leaves the same files and snapshots.
        The last column is the second times %.1f where a day's figure is that much larger; --commits %d measures it.
        """,
        COMMITS_BETWEEN_UPKEEPS,
        COMMITS_KEPT,
        commits / COMMITS_BETWEEN_UPKEEPS,
        with.upkeepSeconds,
        COMMITS_AT_ONCE,
        days,
        SECONDS_OF_A_DAY);
  }

  private String share() {
    return "%.1f %%".formatted(100.0 * commits / SECONDS_OF_A_DAY);
  }

  private static void row(Report report, String what, long without, long with, double days) {
    report.row(
        what,
        "%,d".formatted(without),
        "%,d".formatted(with),
        (double) without / Math.max(1, with),
        days > 0 ? "%,d".formatted(Math.round(without * days)) : "");
  }

  private static void row(Report report, String what, OptionalDouble without, OptionalDouble with) {
    boolean both = without.isPresent() && with.isPresent();
    report.row(
        what,
        millis(without),
        millis(with),
        both ? "%.2f".formatted(without.getAsDouble() / with.getAsDouble()) : "",
        "");
  }

  private static String millis(OptionalDouble time) {
    return time.isPresent() ? "%,.0f".formatted(time.getAsDouble()) : "fails";
  }
}
