package io.tureen.stream.batch;

import io.tureen.catalogue.Columns;
import io.tureen.catalogue.event.ReadResult;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Makes rows of records that fit no event type. */
final class RejectedRows {
  private final Record empty;
  private final OffsetDateTime ingestedAt;

  RejectedRows(Schema schema, Instant ingestedAt) {
    this.empty = GenericRecord.create(schema);
    this.ingestedAt = ingestedAt.atOffset(ZoneOffset.UTC);
  }

  Record row(TopicRecord record, ReadResult.Misfit misfit) {
    Record row = empty.copy();
    row.setField(Columns.KAFKA_PARTITION, record.partition());
    row.setField(Columns.KAFKA_OFFSET, record.offset());
    row.setField(Columns.KAFKA_TIMESTAMP, record.timestamp().atOffset(ZoneOffset.UTC));
    row.setField("key", record.key() == null ? null : ByteBuffer.wrap(record.key()));
    row.setField("value", record.value() == null ? null : ByteBuffer.wrap(record.value()));
    row.setField("code", misfit.code().name());
    row.setField("reason", misfit.reason());
    row.setField(Columns.INGESTED_AT, ingestedAt);
    return row;
  }
}
