package io.tureen.audit;

/**
 * What was found in a partition.
 *
 * @param first the offset from which the tables have the partition; those before it were before the
 *     tables began
 * @param from the first offset that this audit looked at
 * @param to the offset after the last
 * @param next where the next audit begins: before the first that is not accounted for
 * @param seen what became of the offsets that this audit looked at
 * @param soFar what became of those from {@code first} up to {@code next}
 * @param empty offsets at which the topic has no record: markers and records of aborted
 *     transactions
 * @param removed records that a person's statement took out of a table
 * @param auditedBefore offsets that the topic no longer has, and that were accounted for before
 * @param expired offsets that the topic no longer has, so that nobody knows what they were
 * @param missing records of the topic that are in no table
 * @param doubled records that are in a table more than once, or in several
 */
public record PartitionReport(
    int partition,
    long first,
    long from,
    long to,
    long next,
    Counts seen,
    Counts soFar,
    OffsetRanges empty,
    OffsetRanges removed,
    OffsetRanges auditedBefore,
    OffsetRanges expired,
    OffsetRanges missing,
    OffsetRanges doubled) {

  /** A partition that this audit did not look at. */
  static PartitionReport unchanged(int partition, AuditNotes.Note note) {
    OffsetRanges none = new OffsetRanges();
    return new PartitionReport(
        partition,
        note.first(),
        note.next(),
        note.next(),
        note.next(),
        Counts.NONE,
        note.soFar(),
        none,
        none,
        none,
        none,
        none,
        none);
  }

  long unaccounted() {
    return expired.count() + missing.count() + doubled.count();
  }
}
