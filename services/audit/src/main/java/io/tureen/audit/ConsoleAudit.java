package io.tureen.audit;

import io.tureen.catalogue.CatalogueException;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import io.tureen.settings.StartException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** An audit from a command line: a report, and an exit status. It may be killed at any time. */
public final class ConsoleAudit {
  public static final int ACCOUNTED = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  private ConsoleAudit() {}

  /**
   * Audits what the options describe, and prints a report for a person.
   *
   * @param defaultTrino Trino's address where the options name none
   * @param defaultCatalogue the catalogue file where the options name none
   * @param environment says which Kafka
   * @return the exit status
   */
  public static int run(
      AuditOptions options,
      URI defaultTrino,
      Optional<Path> defaultCatalogue,
      Environment environment,
      PrintWriter out,
      PrintWriter err) {
    return run(options, defaultTrino, defaultCatalogue, environment, ReportText::of, out, err);
  }

  /** The same with another text of the report, unless the options ask for JSON. */
  static int run(
      AuditOptions options,
      URI defaultTrino,
      Optional<Path> defaultCatalogue,
      Environment environment,
      Function<AuditReport, String> text,
      PrintWriter out,
      PrintWriter err) {
    try {
      AuditSettings settings =
          options.settings(defaultTrino, defaultCatalogue, KafkaClientProperties.from(environment));
      AuditReport report = new Audit(settings).run();
      out.print(options.json() ? ReportJson.of(report) : text.apply(report));
      out.flush();
      return report.isAccounted() ? ACCOUNTED : FAILED;
    } catch (AuditException e) {
      return complain(
          err, e.getMessage(), e.problem() == AuditProblem.SETTING ? WRONG_USAGE : FAILED);
    } catch (CatalogueException e) {
      return complain(err, e.getMessage(), WRONG_USAGE);
    } catch (StartException e) {
      return complain(err, e.line(), WRONG_USAGE);
    }
  }

  private static int complain(PrintWriter err, String message, int status) {
    err.println(message);
    err.flush();
    return status;
  }
}
