package io.tureen.stream.batch;

import io.tureen.catalogue.Columns;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.event.Event;
import io.tureen.stream.duplicates.Origin;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Makes rows of events that came again. */
final class DuplicateRows {
  private final Record empty;
  private final OffsetDateTime ingestedAt;

  DuplicateRows(Schema schema, Instant ingestedAt) {
    this.empty = GenericRecord.create(schema);
    this.ingestedAt = ingestedAt.atOffset(ZoneOffset.UTC);
  }

  /**
   * The row of an event.
   *
   * @param first the {@link Origin} of the record that had its id first
   */
  Record row(TopicRecord record, Event event, long first) {
    Record row = empty.copy();
    row.setField(Envelope.EVENT_ID, event.id());
    row.setField(Envelope.EVENT_TYPE, event.type().name());
    row.setField(Columns.KAFKA_PARTITION, record.partition());
    row.setField(Columns.KAFKA_OFFSET, record.offset());
    row.setField(Columns.KAFKA_TIMESTAMP, record.timestamp().atOffset(ZoneOffset.UTC));
    row.setField("value", ByteBuffer.wrap(record.value()));
    row.setField(Columns.FIRST_KAFKA_PARTITION, Origin.partition(first));
    row.setField(Columns.FIRST_KAFKA_OFFSET, Origin.offset(first));
    row.setField(Columns.INGESTED_AT, ingestedAt);
    return row;
  }
}
