package io.tureen.audit;

import io.tureen.audit.AuditNotes.Note;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks at the offsets of one partition, some millions at a time. */
final class PartitionAudit {
  private final RecordTables tables;
  private final Topic topic;
  private final Removals removals;
  private final int partition;
  private final Topic.Extent extent;
  private final long auditedEnd;

  private final OffsetRanges empty = new OffsetRanges();
  private final OffsetRanges removed = new OffsetRanges();
  private final OffsetRanges auditedBefore = new OffsetRanges();
  private final OffsetRanges expired = new OffsetRanges();
  private final OffsetRanges missing = new OffsetRanges();
  private final OffsetRanges doubled = new OffsetRanges();
  private final TreeSet<String> doubledPlaces = new TreeSet<>();

  /**
   * Gaps of this run that the topic no longer has or has no record for, before where audits were.
   * What a person's statement removed may have been removed since.
   */
  private long oldGaps;

  /**
   * @param extent what the topic has of the partition
   * @param auditedEnd up to where audits were before
   */
  PartitionAudit(
      RecordTables tables,
      Topic topic,
      Removals removals,
      int partition,
      Topic.Extent extent,
      long auditedEnd) {
    this.tables = tables;
    this.topic = topic;
    this.removals = removals;
    this.partition = partition;
    this.extent = extent;
    this.auditedEnd = auditedEnd;
  }

  /**
   * Looks at the offsets.
   *
   * @param start up to where it is known already, and what became of those
   * @param end up to where the tables have the topic
   * @param known what became of all before {@code auditedEnd}, where they are read again
   */
  PartitionReport run(Note start, long end, Optional<Counts> known) {
    Counts seen = Counts.NONE;
    Counts soFar = start.soFar();
    long next = start.next();
    boolean accounted = true;
    for (long from = start.next(); from < end; from = Window.endOf(from)) {
      Window window = tables.read(partition, from, Math.min(Window.endOf(from), end));
      long open = missing.count() + doubled.count();
      Counts counts = window.counts().plus(new Counts(0, 0, 0, explain(window)));
      accounted &= missing.count() + doubled.count() == open;
      seen = seen.plus(counts);
      if (accounted) {
        soFar = soFar.plus(counts);
        next = window.to();
      }
    }
    known.ifPresent(counts -> expired.addUnnamed(Math.max(0, oldGaps - counts.explained())));
    return new PartitionReport(
        partition,
        start.first(),
        start.next(),
        Math.max(end, start.next()),
        next,
        seen,
        soFar,
        empty,
        removed,
        auditedBefore,
        expired,
        missing,
        doubled);
  }

  /** Sorts out what is missing; returns how much of it need not be in a table. */
  private long explain(Window window) {
    if (!window.doubled().isEmpty()) {
      doubled.add(window.from(), window.doubled());
      doubledPlaces.add(window.doubledPlaces());
    }
    if (window.missing().isEmpty()) {
      return 0;
    }
    BitSet gone = before(window, extent.begin());
    BitSet known = and(gone, before(window, auditedEnd));
    BitSet unknown = without(gone, known);
    BitSet kept = without(window.missing(), gone);
    BitSet records = kept.isEmpty() ? kept : records(window, kept);
    BitSet nothing = without(kept, records);
    BitSet lost = or(records, unknown);
    BitSet taken = removals.removedOf(partition, window.from(), lost);
    oldGaps += and(or(known, nothing), before(window, auditedEnd)).cardinality();

    auditedBefore.add(window.from(), known);
    empty.add(window.from(), nothing);
    removed.add(window.from(), taken);
    expired.add(window.from(), without(unknown, taken));
    missing.add(window.from(), without(records, taken));
    return without(window.missing(), without(records, taken)).cardinality();
  }

  /** What the topic has of these, and what lies beyond its end. */
  private BitSet records(Window window, BitSet kept) {
    BitSet records =
        and(
            kept,
            topic.recordsAt(partition, window.from(), kept, Math.min(extent.end(), window.to())));
    return or(records, without(kept, before(window, extent.end())));
  }

  /** The missing offsets before one. */
  private static BitSet before(Window window, long offset) {
    int end = (int) Math.clamp(offset - window.from(), 0, window.to() - window.from());
    return window.missing().get(0, end);
  }

  private static BitSet and(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static BitSet or(BitSet one, BitSet other) {
    BitSet either = (BitSet) one.clone();
    either.or(other);
    return either;
  }

  private static BitSet without(BitSet one, BitSet other) {
    BitSet rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }

  /** What a person should know of what was found. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    add(
        findings,
        AuditProblem.MISSING,
        missing,
        "records of the topic are in no table: %s. Look in the streams' logs of that time; while Kafka has the records, a table put back to a snapshot before them gets them again.");
    add(
        findings,
        AuditProblem.DOUBLE,
        doubled,
        "records are more than once in %s: %%s. Delete all rows of each but one."
            .formatted(String.join("; ", doubledPlaces)));
    add(
        findings,
        AuditProblem.EXPIRED,
        expired,
        "offsets are in no table, and the topic no longer has them: %s. Nobody can say whether there were records. Raise the topic's retention, or audit more often; the next audit does not name them again.");
    return findings;
  }

  private void add(
      List<Finding> findings, AuditProblem problem, OffsetRanges offsets, String text) {
    if (!offsets.isEmpty()) {
      findings.add(
          Finding.failure(
              problem,
              "Partition %d: %d %s"
                  .formatted(partition, offsets.count(), text.formatted(offsets))));
    }
  }
}
