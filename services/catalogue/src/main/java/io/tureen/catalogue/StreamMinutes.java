package io.tureen.catalogue;

import java.util.List;

/**
 * The table in which every stream notes, each minute, how far it is: it belongs to Tureen and not
 * to a catalogue, so no stream's table may be called so.
 */
public final class StreamMinutes {
  public static final String TABLE = "tureen_streams";

  public static final String STREAM = "stream";
  public static final String MINUTE = "minute";
  public static final String LAST_OFFSET = "last_offset";
  public static final String END_OFFSET = "end_offset";
  public static final String LAG_RECORDS = "lag_records";
  public static final String LAG_SECONDS = "lag_seconds";
  public static final String BATCHES = "batches";
  public static final String ROWS = "rows";
  public static final String REJECTED = "rejected";
  public static final String DUPLICATES = "duplicates";
  public static final String BATCH_SECONDS_MEAN = "batch_seconds_mean";
  public static final String BATCH_SECONDS_MAX = "batch_seconds_max";

  public static final List<Column> COLUMNS =
      List.of(
          required(STREAM, ColumnType.Kind.TEXT, "The name of the stream."),
          required(MINUTE, ColumnType.Kind.TIMESTAMP, "When the minute began."),
          optional(
              LAST_OFFSET,
              ColumnType.Kind.LONG,
              "Up to where the stream had read at the end of the minute: the offsets of all partitions, added up."),
          optional(
              END_OFFSET,
              ColumnType.Kind.LONG,
              "Where the topic ended then: the offsets of all partitions, added up."),
          optional(
              LAG_RECORDS,
              ColumnType.Kind.LONG,
              "How many records were not written at the end of the minute."),
          optional(
              LAG_SECONDS,
              ColumnType.Kind.DOUBLE,
              "How long the record that waited longest had waited: until it was written, or until the end of the minute if it was not; 0 if none waited."),
          required(BATCHES, ColumnType.Kind.LONG, "How many batches ended in the minute."),
          required(ROWS, ColumnType.Kind.LONG, "How many rows they added to the stream's table."),
          required(
              REJECTED,
              ColumnType.Kind.LONG,
              "How many rows they added to the table of rejected records."),
          optional(
              DUPLICATES,
              ColumnType.Kind.LONG,
              "How many rows they added to the stream's table of duplicates."),
          optional(
              BATCH_SECONDS_MEAN, ColumnType.Kind.DOUBLE, "How long they took, on the average."),
          optional(BATCH_SECONDS_MAX, ColumnType.Kind.DOUBLE, "How long the longest took."));

  private StreamMinutes() {}

  private static Column required(String name, ColumnType.Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), false, description);
  }

  private static Column optional(String name, ColumnType.Kind kind, String description) {
    return new Column(name, ColumnType.of(kind), true, description);
  }
}
