package io.tureen.replay;

import io.tureen.replay.ReplayReport.Counts;
import java.util.Locale;

/** A report for people. */
final class ReportText {
  private static final String LINE = "%-20s %14s %12s %12s %12s%n";

  private ReportText() {}

  static String of(ReplayReport report) {
    StringBuilder text = new StringBuilder();
    String sent = report.dryRun() ? "WOULD GO" : "SENT";
    text.append(LINE.formatted("REASON", "ALREADY A ROW", sent, "DUPLICATE", "STAY"));
    report.reasons().forEach((reason, counts) -> text.append(line(reason, counts)));
    text.append(line("total", report.total()));
    if (report.sent() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "Of %,d sent, %,d are rows and %,d were rejected again.%n",
              report.sent(),
              report.arrived().rows(),
              report.arrived().rejectedAgain()));
    }
    return text.toString();
  }

  private static String line(String reason, Counts counts) {
    return LINE.formatted(
        reason,
        number(counts.rows()),
        number(counts.sent()),
        number(counts.duplicates()),
        number(counts.stay() + counts.tooLarge()));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
