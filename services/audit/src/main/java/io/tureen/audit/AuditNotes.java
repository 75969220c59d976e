package io.tureen.audit;

import io.tureen.catalogue.AuditTable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of what was audited: a row for each run and partition. Its clock is Trino's. */
final class AuditNotes {
  private final Trino trino;
  private final String table;

  AuditNotes(Trino trino) {
    this.trino = trino;
    this.table = trino.table(AuditTable.NAME);
  }

  /**
   * What the newest run noted of a partition.
   *
   * @param first the offset from which the tables have the topic
   * @param next where the next audit begins
   * @param soFar what became of the offsets between them
   */
  record Note(long first, long next, Counts soFar) {}

  /**
   * What was noted of a topic.
   *
   * @param since rows ingested before are of an earlier topic
   * @param auditedAt when it was audited last
   */
  record Known(
      Map<Integer, Note> partitions, Optional<Instant> since, Optional<Instant> auditedAt) {
    static final Known NOTHING = new Known(Map.of(), Optional.empty(), Optional.empty());
  }

  private record Row(
      String topicId, Instant auditedAt, Optional<Instant> since, int partition, Note note) {}

  void createIfAbsent() {
    trino.execute(
        """
        create table if not exists %s (
          audit varchar comment 'The id of the run.',
          audited_at timestamp(6) with time zone comment 'When the run began.',
          accounted boolean comment 'Whether the run found nothing missing, double or unknown.',
          topic_id varchar comment 'The id that Kafka gave the topic.',
          rows_since timestamp(6) with time zone comment 'Rows ingested before are of an earlier topic.',
          kafka_partition integer,
          first_offset bigint comment 'From which the tables have the partition.',
          from_offset bigint comment 'The first offset that this run looked at.',
          to_offset bigint comment 'The offset after the last that this run looked at.',
          next_offset bigint comment 'Where the next run begins.',
          event_rows bigint comment 'From first_offset up to next_offset.',
          rejected bigint comment 'From first_offset up to next_offset.',
          duplicates bigint comment 'From first_offset up to next_offset.',
          explained bigint comment 'Offsets that need be in no table, from first_offset up to next_offset.',
          missing bigint comment 'Records that this run found in no table.',
          doubled bigint comment 'Records that this run found more than once.',
          expired bigint comment 'Offsets of which nobody can say any more what they were.',
          findings varchar comment 'What this run found, in words.')
        comment 'Up to where the tables were audited; written by audit.'\
        """
            .formatted(table));
  }

  Instant now() {
    return trino
        .query("select current_timestamp(6)", row -> row.getTimestamp(1).toInstant())
        .getFirst();
  }

  /** What was noted of the topic; of another one, only when it was audited last. */
  Known read(String topicId) {
    List<Row> rows =
        trino
            .queryIfThere(
                """
                select topic_id, audited_at, rows_since, kafka_partition, first_offset, next_offset, event_rows, rejected, duplicates, explained
                from %1$s where audited_at = (select max(audited_at) from %1$s)\
                """
                    .formatted(table),
                row ->
                    new Row(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant),
                        row.getInt(4),
                        new Note(
                            row.getLong(5),
                            row.getLong(6),
                            new Counts(
                                row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10)))))
            .orElse(List.of());
    if (rows.isEmpty()) {
      return Known.NOTHING;
    }
    Row newest = rows.getFirst();
    if (!newest.topicId().equals(topicId)) {
      return new Known(Map.of(), Optional.of(newest.auditedAt()), Optional.empty());
    }
    Map<Integer, Note> partitions = new HashMap<>();
    rows.forEach(row -> partitions.put(row.partition(), row.note()));
    return new Known(partitions, newest.since(), Optional.of(newest.auditedAt()));
  }

  void write(AuditReport report) {
    String audit = UUID.randomUUID().toString();
    String values =
        report.partitions().stream()
            .map(partition -> values(audit, report, partition))
            .collect(Collectors.joining(", "));
    trino.execute("insert into %s values %s".formatted(table, values));
  }

  private static String values(String audit, AuditReport report, PartitionReport partition) {
    return "('%s', %s, %s, '%s', %s, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %s)"
        .formatted(
            audit,
            Trino.literal(report.at()),
            report.isAccounted(),
            report.topicId(),
            report.since().map(Trino::literal).orElse("null"),
            partition.partition(),
            partition.first(),
            partition.from(),
            partition.to(),
            partition.next(),
            partition.soFar().rows(),
            partition.soFar().rejected(),
            partition.soFar().duplicates(),
            partition.soFar().explained(),
            partition.missing().count(),
            partition.doubled().count(),
            partition.expired().count(),
            findings(report));
  }

  private static String findings(AuditReport report) {
    if (report.findings().isEmpty()) {
      return "null";
    }
    return "'"
        + report.findings().stream()
            .map(finding -> "[%s] %s".formatted(finding.problem().code(), finding.text()))
            .collect(Collectors.joining(" "))
            .replace("'", "''")
        + "'";
  }
}
