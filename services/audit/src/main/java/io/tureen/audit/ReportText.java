package io.tureen.audit;

import java.util.Locale;
import java.util.StringJoiner;

/** A report as a person reads it. */
final class ReportText {
  private ReportText() {}

  static String of(AuditReport report) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("Topic %s (%s)".formatted(report.topic(), report.topicId()));
    lines.add(
        "partition  offsets                     rows  rejected  duplicates  explained   missing    double   expired");
    for (PartitionReport partition : report.partitions()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%9d  %-21s %10d %9d %11d %10d %9d %9d %9d",
              partition.partition(),
              "%d up to %d".formatted(partition.from(), partition.to()),
              partition.seen().rows(),
              partition.seen().rejected(),
              partition.seen().duplicates(),
              partition.seen().explained(),
              partition.missing().count(),
              partition.doubled().count(),
              partition.expired().count()));
      addReason(lines, "no record in the topic (transactions)", partition.empty());
      addReason(lines, "removed by a person's statement", partition.removed());
      addReason(lines, "expired, audited before", partition.auditedBefore());
      if (partition.first() > 0) {
        lines.add("           before the tables began: up to " + partition.first());
      }
    }
    report
        .findings()
        .forEach(
            finding -> lines.add("%s [%s]".formatted(finding.text(), finding.problem().code())));
    lines.add(
        report.isAccounted()
            ? "All accounted for: each record up to there is in exactly one place."
            : "Not all is accounted for.");
    return lines.toString();
  }

  private static void addReason(StringJoiner lines, String reason, OffsetRanges offsets) {
    if (!offsets.isEmpty()) {
      lines.add("           %s: %d (%s)".formatted(reason, offsets.count(), offsets));
    }
  }
}
