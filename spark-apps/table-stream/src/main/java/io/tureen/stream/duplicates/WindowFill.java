package io.tureen.stream.duplicates;

import io.tureen.catalogue.Columns;
import io.tureen.catalogue.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/** Fills a window with the ids of a table's last rows. */
final class WindowFill {
  private final Table table;
  private final Duration span;
  private final int maxIds;

  /**
   * Of a table of events.
   *
   * @param span how long before the table's last row
   * @param maxIds how many ids at most, the newest
   */
  WindowFill(Table table, Duration span, int maxIds) {
    this.table = table;
    this.span = span;
    this.maxIds = maxIds;
  }

  /** A window with the ids of the table as it was when it was last refreshed. */
  Window read() throws IOException {
    Optional<Instant> last = lastRow();
    if (last.isEmpty()) {
      return new Window(span, maxIds, List.of());
    }
    Slices slices = new Slices(earlier(last.get(), Instant.now()));
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .select(
                Envelope.EVENT_ID,
                Columns.KAFKA_PARTITION,
                Columns.KAFKA_OFFSET,
                Columns.INGESTED_AT)
            .where(Expressions.greaterThanOrEqual(Columns.INGESTED_AT, slices.since().toString()))
            .build()) {
      rows.forEach(slices::add);
    }
    return new Window(span, maxIds, slices.newestFirst);
  }

  /** When the last row was written, as the bounds of the files tell without opening one. */
  private Optional<Instant> lastRow() throws IOException {
    int field = table.schema().findField(Columns.INGESTED_AT).fieldId();
    Optional<Instant> last = Optional.empty();
    try (CloseableIterable<FileScanTask> files = table.newScan().includeColumnStats().planFiles()) {
      for (FileScanTask task : files) {
        Map<Integer, ByteBuffer> bounds = task.file().upperBounds();
        if (bounds != null && bounds.containsKey(field)) {
          Long micros =
              Conversions.fromByteBuffer(Types.TimestampType.withZone(), bounds.get(field));
          Instant upper = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
          last = Optional.of(last.filter(upper::isBefore).orElse(upper));
        }
      }
    }
    return last;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The ids by their age, one slice more than the window has to have. */
  private final class Slices {
    private final Instant last;
    private final Duration each = span.dividedBy(Window.SLICES);
    private final List<EventIds> newestFirst = new ArrayList<>();
    private int size;

    private Slices(Instant last) {
      this.last = last;
      for (int i = 0; i <= Window.SLICES; i++) {
        newestFirst.add(new EventIds());
      }
    }

    private OffsetDateTime since() {
      return last.minus(span).minus(each).atOffset(ZoneOffset.UTC);
    }

    private void add(Record row) {
      Instant written = ((OffsetDateTime) row.getField(Columns.INGESTED_AT)).toInstant();
      long age = Math.max(0, Duration.between(written, last).toNanos());
      long slice = age / Math.max(1, each.toNanos());
      if (slice >= newestFirst.size()) {
        return; // Of what there is no room for.
      }
      UUID id = (UUID) row.getField(Envelope.EVENT_ID);
      long origin =
          Origin.of(
              (Integer) row.getField(Columns.KAFKA_PARTITION),
              (Long) row.getField(Columns.KAFKA_OFFSET));
      EventIds ids = newestFirst.get((int) slice);
      if (ids.putIfAbsent(id.getMostSignificantBits(), id.getLeastSignificantBits(), origin)) {
        size++;
        forget();
      }
    }

    private EventIds oldest() {
      return newestFirst.get(newestFirst.size() - 1);
    }

    private void forget() {
      while (newestFirst.size() > 1 && size - oldest().size() >= maxIds) {
        size -= newestFirst.remove(newestFirst.size() - 1).size();
      }
    }
  }
}
