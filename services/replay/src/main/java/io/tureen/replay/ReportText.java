package io.tureen.replay;

import io.tureen.replay.ReplayReport.Counts;
import java.util.Locale;

/** A report for people. */
final class ReportText {
  private static final String LINE = "%-20s %16s %12s %12s%n";

  private ReportText() {}

  static String of(ReplayReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        LINE.formatted("REASON", "REPLAYED BEFORE", report.dryRun() ? "WOULD GO" : "SENT", "STAY"));
    report.reasons().forEach((reason, counts) -> text.append(line(reason, counts)));
    text.append(line("total", report.total()));
    long sent = report.sent();
    if (sent > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "Of %,d sent, %,d are rows and %,d were rejected again.%n",
              sent,
              report.arrived().rows(),
              report.arrived().rejectedAgain()));
    }
    long rejected = report.arrived().rejectedOfEarlier();
    if (rejected > 0) {
      text.append(
          String.format(
              Locale.ROOT, "%,d that earlier replays sent were rejected again.%n", rejected));
    }
    long missing = report.arrived().missingOfEarlier();
    if (missing > 0) {
      text.append(
          String.format(Locale.ROOT, "%,d that earlier replays sent are no rows yet.%n", missing));
    }
    return text.toString();
  }

  private static String line(String reason, Counts counts) {
    return LINE.formatted(
        reason,
        number(counts.before()),
        number(counts.fit()),
        number(counts.stay() + counts.tooLarge()));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
