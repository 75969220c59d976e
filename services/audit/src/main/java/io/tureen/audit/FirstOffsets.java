package io.tureen.audit;

import io.tureen.audit.AuditNotes.Note;
import java.util.Map;
import java.util.Optional;

/** From where the tables have each partition; Trino is asked once, and only if need be. */
final class FirstOffsets {
  private final RecordTables tables;
  private Optional<Map<Integer, Long>> offsets = Optional.empty();

  FirstOffsets(RecordTables tables) {
    this.tables = tables;
  }

  /**
   * Where an audit of all begins: at the first record that a table has or had, or that the topic
   * still has. What was before was before the tables began.
   */
  Note start(int partition, Topic.Extent extent, Optional<Note> note, long end) {
    if (offsets.isEmpty()) {
      offsets = Optional.of(tables.firstOffsets());
    }
    long first = Math.min(offsets.get().getOrDefault(partition, Long.MAX_VALUE), extent.begin());
    long known = note.map(Note::first).orElse(Long.MAX_VALUE);
    long begin = Math.min(Math.min(first, known), end);
    return new Note(begin, begin, Counts.NONE);
  }
}
