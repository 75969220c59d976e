package io.tureen.load;

import io.tureen.catalogue.CatalogueException;
import io.tureen.traffic.TrafficException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A load sent from a command line: progress while it runs, then the report, and an exit status. */
public final class ConsoleLoad {
  public static final int ALL_ACCEPTED = 0;
  public static final int SOME_FAILED = 1;
  public static final int WRONG_USAGE = 2;
  public static final int INTERRUPTED = 130;

  private static final long LONGEST_STOP_SECONDS = 10;

  private ConsoleLoad() {}

  /**
   * Sends the load that the options describe. Ctrl-C stops it; what was done is printed then, too.
   *
   * @param defaultUrl the API's address where the options name none
   * @param defaultCatalogue the catalogue file where the options name none
   * @return the exit status
   */
  public static int run(
      LoadOptions options,
      URI defaultUrl,
      Optional<Path> defaultCatalogue,
      PrintWriter out,
      PrintWriter err) {
    LoadSettings settings;
    try {
      settings = options.settings(defaultUrl, defaultCatalogue);
    } catch (LoadException e) {
      return complain(err, e, WRONG_USAGE);
    }
    try (StopOnSignal _ = new StopOnSignal()) {
      LoadReport report = send(settings, err);
      out.print(
          options.output() == ReportFormat.json ? ReportJson.of(report) : ReportText.of(report));
      out.flush();
      return report.stopped() ? INTERRUPTED : report.allAccepted() ? ALL_ACCEPTED : SOME_FAILED;
    } catch (LoadException e) {
      return complain(err, e, SOME_FAILED);
    } catch (TrafficException | CatalogueException e) {
      return complain(err, e, WRONG_USAGE);
    }
  }

  private static LoadReport send(LoadSettings settings, PrintWriter err) {
    try (ConsoleProgress progress = ConsoleProgress.on(err)) {
      return LoadGenerator.run(settings, progress);
    }
  }

  private static int complain(PrintWriter err, RuntimeException mistake, int status) {
    err.println(mistake.getMessage());
    err.flush();
    return status;
  }

  /**
   * Lets Ctrl-C and SIGTERM interrupt the load, and keeps the process until its report is printed.
   */
  private static final class StopOnSignal implements AutoCloseable {
    private final Thread loading = Thread.currentThread();
    private final CountDownLatch printed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "load-stop");

    StopOnSignal() {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
      loading.interrupt();
      try {
        if (!printed.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
          System.err.println("The load did not stop in time.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      printed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already, by the signal: its exit status is the signal's.
      }
    }
  }
}
