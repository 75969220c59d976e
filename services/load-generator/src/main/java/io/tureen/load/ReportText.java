package io.tureen.load;

import java.util.Locale;

/** A report for people. */
final class ReportText {
  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  static String of(LoadReport report) {
    return new ReportText().write(report);
  }

  private String write(LoadReport report) {
    line("plan", report.plan() + ", seed " + report.seed() + ", days before " + report.until());
    line(
        "sent",
        Words.of(report.sent())
            + " events in "
            + Words.of(report.requests())
            + " requests to "
            + report.url());
    line("accepted", Words.of(report.accepted()));
    line("retried", Words.of(report.retried()) + answersLost(report));
    line("failed", Words.of(report.failed()));
    for (Failure failure : report.failures()) {
      line(
          "",
          failure.status()
              + ": "
              + Words.of(failure.events())
              + ", the first: "
              + failure.firstProblem());
    }
    if (report.behind() > 0) {
      line(
          "behind",
          Words.of(report.behind()) + " events were due and not sent: the rate was not reached");
    }
    line("time", Words.of(report.elapsed()) + (report.stopped() ? ", stopped" : ""));
    line("throughput", Words.of(Math.round(report.acceptedPerSecond())) + " events/s");
    line("latency", latency(report.latency()));
    return text.toString();
  }

  private static String answersLost(LoadReport report) {
    return report.answersLost() == 0
        ? ""
        : ", of which "
            + Words.of(report.answersLost())
            + " after an answer was lost: the API may have taken them twice";
  }

  private static String latency(Latency latency) {
    return "p50 "
        + Words.of(latency.p50())
        + ", p90 "
        + Words.of(latency.p90())
        + ", p99 "
        + Words.of(latency.p99())
        + ", p99.9 "
        + Words.of(latency.p999())
        + ", max "
        + Words.of(latency.max());
  }

  private void line(String name, String value) {
    text.append(String.format(Locale.ROOT, "%-12s%s%n", name, value));
  }
}
