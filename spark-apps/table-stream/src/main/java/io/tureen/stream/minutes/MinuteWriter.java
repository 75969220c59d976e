package io.tureen.stream.minutes;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Writes the minutes that are over to their table. What could not be written is written later, each
 * minute once. Used by one thread.
 */
final class MinuteWriter {
  /** Appends minutes unless it has done so for the id. */
  @FunctionalInterface
  interface Appender {
    void append(List<Minute> minutes, UUID id) throws IOException;
  }

  private final MinuteBook book;
  private final Appender table;
  private final Outage outage = new Outage("minutes");
  private List<Minute> batch = List.of();
  private UUID id = UUID.randomUUID();

  MinuteWriter(MinuteBook book, Appender table) {
    this.book = book;
    this.table = table;
  }

  /** Tries once; a failure is logged unless the last try failed too. */
  void write() {
    try {
      // What failed is tried with the same minutes and id: it may be in the table all the same.
      if (!batch.isEmpty()) {
        append();
      }
      batch = book.waiting();
      if (!batch.isEmpty()) {
        append();
      }
    } catch (IOException | RuntimeException e) {
      outage.failed(e);
    }
  }

  private void append() throws IOException {
    table.append(batch, id);
    book.written(batch);
    batch = List.of();
    id = UUID.randomUUID();
    outage.over("dropped=" + book.dropped());
  }
}
