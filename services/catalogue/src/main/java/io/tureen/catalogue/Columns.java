package io.tureen.catalogue;

import java.util.List;

/** The columns that do not come from a catalogue file. */
public final class Columns {

  public static final String KAFKA_PARTITION = "kafka_partition";
  public static final String KAFKA_OFFSET = "kafka_offset";
  public static final String KAFKA_TIMESTAMP = "kafka_timestamp";
  public static final String INGESTED_AT = "ingested_at";
  public static final String FIRST_KAFKA_PARTITION = "first_kafka_partition";
  public static final String FIRST_KAFKA_OFFSET = "first_kafka_offset";

  private static final Column PARTITION =
      required(KAFKA_PARTITION, ColumnType.Kind.INTEGER, "The partition of the record.");
  private static final Column OFFSET =
      required(KAFKA_OFFSET, ColumnType.Kind.LONG, "The offset of the record in its partition.");
  private static final Column INGESTED =
      required(INGESTED_AT, ColumnType.Kind.TIMESTAMP, "When the row was written.");

  /** Where a row came from. */
  static final List<Column> ORIGIN = List.of(PARTITION, OFFSET, INGESTED);

  /** The columns of the rejected table. */
  static final List<Column> REJECTED =
      List.of(
          PARTITION,
          OFFSET,
          required(KAFKA_TIMESTAMP, ColumnType.Kind.TIMESTAMP, "The timestamp of the record."),
          optional("key", ColumnType.Kind.BINARY, "The bytes of the record's key."),
          optional("value", ColumnType.Kind.BINARY, "The bytes of the record's value."),
          required("code", ColumnType.Kind.TEXT, "The first thing that is wrong, as a code."),
          required("reason", ColumnType.Kind.TEXT, "What is wrong, in words."),
          INGESTED);

  /** The columns of the tables of duplicates. */
  static final List<Column> DUPLICATES =
      List.of(
          required(Envelope.EVENT_ID, ColumnType.Kind.UUID, "The id that had been read before."),
          required(
              Envelope.EVENT_TYPE, ColumnType.Kind.TEXT, "What happened, as this record says."),
          PARTITION,
          OFFSET,
          required(KAFKA_TIMESTAMP, ColumnType.Kind.TIMESTAMP, "The timestamp of the record."),
          required("value", ColumnType.Kind.BINARY, "The bytes of the record's value."),
          required(
              FIRST_KAFKA_PARTITION,
              ColumnType.Kind.INTEGER,
              "The partition of the record with this id that is a row."),
          required(
              FIRST_KAFKA_OFFSET,
              ColumnType.Kind.LONG,
              "The offset of the record with this id that is a row."),
          INGESTED);

  private Columns() {}

  private static Column required(String name, ColumnType.Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), false, description);
  }

  private static Column optional(String name, ColumnType.Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), true, description);
  }
}
