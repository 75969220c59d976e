package io.tureen.stream.batch;

import io.tureen.catalogue.Columns;
import io.tureen.catalogue.EventType;
import io.tureen.catalogue.Field;
import io.tureen.catalogue.event.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Makes rows of events. */
final class EventRows {
  private final Schema schema;
  private final Record empty;
  private final OffsetDateTime ingestedAt;
  private final int partition;
  private final int offset;
  private final int ingested;
  private final Map<String, Cell[]> cellsOfType = new HashMap<>();

  EventRows(Schema schema, Instant ingestedAt) {
    this.schema = schema;
    this.empty = GenericRecord.create(schema);
    this.ingestedAt = ingestedAt.atOffset(ZoneOffset.UTC);
    this.partition = place(Columns.KAFKA_PARTITION);
    this.offset = place(Columns.KAFKA_OFFSET);
    this.ingested = place(Columns.INGESTED_AT);
  }

  Record row(TopicRecord record, Event event) {
    Record row = empty.copy();
    Cell[] cells = cellsOfType.computeIfAbsent(event.type().name(), name -> cells(event.type()));
    for (int i = 0; i < cells.length; i++) {
      Object value = event.valueAt(i);
      if (value != null) {
        row.set(cells[i].place, cells[i].value(value));
      }
    }
    row.set(partition, record.partition());
    row.set(offset, record.offset());
    row.set(ingested, ingestedAt);
    return row;
  }

  private Cell[] cells(EventType type) {
    return type.fields().stream().map(this::cell).toArray(Cell[]::new);
  }

  private Cell cell(Field field) {
    Types.NestedField column = schema.findField(field.name());
    return new Cell(place(field.name()), column.type().typeId() == Type.TypeID.LONG);
  }

  private int place(String column) {
    List<Types.NestedField> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalStateException("the table has no column " + column);
  }

  private record Cell(int place, boolean isLong) {
    Object value(Object value) {
      if (value instanceof Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
      }
      // A table may be wider than the catalogue, which then has 32 bits.
      return isLong && value instanceof Integer number ? Long.valueOf(number) : value;
    }
  }
}
