package io.tureen.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an audit found.
 *
 * @param at when it began
 * @param since rows ingested before are of an earlier topic
 */
public record AuditReport(
    Instant at,
    String topic,
    String topicId,
    Optional<Instant> since,
    List<PartitionReport> partitions,
    List<Finding> findings) {

  public AuditReport {
    partitions = List.copyOf(partitions);
    findings = List.copyOf(findings);
  }

  /** Whether each record up to the committed offsets is in exactly one place. */
  public boolean isAccounted() {
    return findings.stream().noneMatch(Finding::isFailure);
  }

  /** Records that are missing, double, or expired before anyone looked. */
  public long unaccounted() {
    return partitions.stream().mapToLong(PartitionReport::unaccounted).sum();
  }
}
