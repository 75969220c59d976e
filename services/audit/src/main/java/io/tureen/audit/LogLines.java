package io.tureen.audit;

import java.util.StringJoiner;

/** A report as a line for each partition and finding, for the one who is on call. */
final class LogLines {
  private LogLines() {}

  static String of(AuditReport report) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    String at = report.at() + " ";
    for (PartitionReport partition : report.partitions()) {
      lines.add(
          at
              + "event=partition partition=%d from=%d to=%d next=%d rows=%d rejected=%d duplicates=%d explained=%d missing=%d double=%d expired=%d"
                  .formatted(
                      partition.partition(),
                      partition.from(),
                      partition.to(),
                      partition.next(),
                      partition.seen().rows(),
                      partition.seen().rejected(),
                      partition.seen().duplicates(),
                      partition.seen().explained(),
                      partition.missing().count(),
                      partition.doubled().count(),
                      partition.expired().count()));
    }
    for (Finding finding : report.findings()) {
      lines.add(
          at
              + "event=%s code=%s text=\"%s\""
                  .formatted(
                      finding.isFailure() ? "finding" : "remark",
                      finding.problem().code(),
                      finding.text().replace('"', '\'')));
    }
    lines.add(
        at
            + "event=end accounted=%s unaccounted=%d"
                .formatted(report.isAccounted(), report.unaccounted()));
    return lines.toString();
  }
}
