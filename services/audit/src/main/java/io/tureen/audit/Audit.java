package io.tureen.audit;

import io.tureen.audit.AuditNotes.Known;
import io.tureen.audit.AuditNotes.Note;
import io.tureen.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether each record of the topic, up to where all tables have it, is in exactly one place,
 * and notes it, so that the next audit begins there. It changes nothing but its own table, and may
 * be made while streams write.
 */
final class Audit {
  private final AuditSettings settings;
  private final Catalogue catalogue;

  /**
   * @throws io.tureen.catalogue.CatalogueException if the catalogue file has a mistake
   */
  Audit(AuditSettings settings) {
    this.settings = settings;
    this.catalogue = settings.catalogue().map(Catalogue::load).orElseGet(Catalogue::builtIn);
  }

  /**
   * Audits once.
   *
   * @throws AuditException if Trino or Kafka do not answer
   */
  AuditReport run() {
    try (Trino trino = new Trino(settings.trino(), settings.schema());
        Topic topic = new Topic(catalogue.topic(), settings.kafka())) {
      AuditNotes notes = new AuditNotes(trino);
      notes.createIfAbsent();
      Instant now = notes.now();
      Topic.State state = topic.state();
      Committed committed = Committed.read(trino, catalogue, state);
      Known known = notes.read(state.id());
      Optional<Instant> since = settings.rowsSince().or(known::since);
      AuditReport report =
          committed.findings().isEmpty()
              ? audit(trino, topic, state, committed, known, since, now)
              : nothing(state, committed, known, since, now);
      if (!report.partitions().isEmpty()) {
        notes.write(report);
      }
      return report;
    }
  }

  /** A report that looked at nothing, and keeps what is known. */
  private AuditReport nothing(
      Topic.State state, Committed committed, Known known, Optional<Instant> since, Instant now) {
    List<PartitionReport> partitions = new ArrayList<>();
    known
        .partitions()
        .forEach((partition, note) -> partitions.add(PartitionReport.unchanged(partition, note)));
    return new AuditReport(
        now, catalogue.topic(), state.id(), since, partitions, committed.findings());
  }

  private AuditReport audit(
      Trino trino,
      Topic topic,
      Topic.State state,
      Committed committed,
      Known known,
      Optional<Instant> since,
      Instant now) {
    RecordTables tables = new RecordTables(trino, committed.places(), since);
    Removals removals =
        new Removals(
            trino, committed.places(), settings.full() ? Optional.empty() : known.auditedAt());
    FirstOffsets firsts = new FirstOffsets(tables);
    List<PartitionReport> reports = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<Integer, Topic.Extent> entry : state.extents().entrySet()) {
      int partition = entry.getKey();
      Topic.Extent extent = entry.getValue();
      long end = committed.end(partition);
      Optional<Note> note = Optional.ofNullable(known.partitions().get(partition));
      boolean restored = note.filter(noted -> end < noted.next()).isPresent();
      if (restored) {
        findings.add(restored(partition, end, note.get()));
      }
      if (end > extent.end()) {
        findings.add(beyond(partition, end, extent));
      }
      boolean again = settings.full() || restored || note.isEmpty();
      Note start = again ? firsts.start(partition, extent, note, end) : note.get();
      PartitionAudit audit =
          new PartitionAudit(
              tables, topic, removals, partition, extent, note.map(Note::next).orElse(0L));
      reports.add(
          audit.run(start, end, note.filter(_ -> settings.full() && !restored).map(Note::soFar)));
      findings.addAll(audit.findings());
    }
    findings.addAll(
        removals.seen(
            text -> Finding.remark(AuditProblem.REMOVED, "Rows were removed from " + text + ".")));
    return new AuditReport(now, catalogue.topic(), state.id(), since, reports, findings);
  }

  private static Finding restored(int partition, long end, Note note) {
    return Finding.remark(
        AuditProblem.RESTORED,
        "Partition %d: it was audited up to the offset %d, and a table has it up to %d now: it was put back to an earlier state. All of the partition was audited again."
            .formatted(partition, note.next(), end));
  }

  private static Finding beyond(int partition, long end, Topic.Extent extent) {
    return Finding.failure(
        AuditProblem.TOPIC,
        "Partition %d: the tables have it up to the offset %d, and the topic ends at %d: Kafka lost records, perhaps in an unclean election of a leader. Records that come now get offsets that the tables have already."
            .formatted(partition, end, extent.end()));
  }
}
