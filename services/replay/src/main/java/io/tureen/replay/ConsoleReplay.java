package io.tureen.replay;

import io.tureen.catalogue.CatalogueException;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import io.tureen.settings.StartException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A replay from a command line: progress while it runs, then what became of the records, and an
 * exit status. It may be killed at any time.
 */
public final class ConsoleReplay {
  public static final int ALL_WELL = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  private ConsoleReplay() {}

  /**
   * Replays what the options describe.
   *
   * @param defaultTrino Trino's address where the options name none
   * @param defaultCatalogue the catalogue file where the options name none
   * @param environment says which Kafka
   * @return the exit status
   */
  public static int run(
      ReplayOptions options,
      URI defaultTrino,
      Optional<Path> defaultCatalogue,
      Environment environment,
      PrintWriter out,
      PrintWriter err) {
    try {
      ReplaySettings settings =
          options.settings(defaultTrino, defaultCatalogue, KafkaClientProperties.from(environment));
      ReplayReport report = replay(settings, err);
      out.print(ReportText.of(report));
      out.flush();
      requireWell(report, settings);
      return ALL_WELL;
    } catch (ReplayException e) {
      return complain(
          err, e.getMessage(), e.problem() == ReplayProblem.SETTING ? WRONG_USAGE : FAILED);
    } catch (CatalogueException e) {
      return complain(err, e.getMessage(), WRONG_USAGE);
    } catch (StartException e) {
      return complain(err, e.line(), WRONG_USAGE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static ReplayReport replay(ReplaySettings settings, PrintWriter err)
      throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(err)) {
      return new Replay(settings, progress).run();
    }
  }

  private static void requireWell(ReplayReport report, ReplaySettings settings) {
    long rejectedAgain = report.arrived().rejectedAgain();
    if (rejectedAgain > 0) {
      throw new ReplayException(
          ReplayProblem.ROWS,
          "%d records that were sent were rejected again; the newest rows of the table of rejected records say why."
              .formatted(rejectedAgain));
    }
    if (!settings.timeout().isZero() && report.missing() > 0) {
      throw new ReplayException(
          ReplayProblem.ROWS,
          "%d records were sent and are no rows after %s. They wait in Kafka. The readiness of the streams says what they wait for."
              .formatted(report.missing(), settings.timeout()));
    }
    if (report.total().tooLarge() > 0) {
      throw new ReplayException(
          ReplayProblem.TOO_LARGE,
          "%d records are larger than Kafka takes. Raise the topic's max.message.bytes and replay again."
              .formatted(report.total().tooLarge()));
    }
  }

  private static int complain(PrintWriter err, String message, int status) {
    err.println(message);
    err.flush();
    return status;
  }
}
