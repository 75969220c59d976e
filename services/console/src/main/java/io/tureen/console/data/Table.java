package io.tureen.console.data;

import io.tureen.catalogue.Column;
import io.tureen.catalogue.Columns;
import io.tureen.catalogue.StreamMinutes;
import java.util.List;

/**
 * A table that the streams write.
 *
 * @param time the column that says when a row was written
 * @param ties how rows of the same time are ordered, in SQL
 */
record Table(
    String name, String about, boolean rejected, List<Column> columns, String time, String ties) {

  /** A table whose rows are records of the topic. */
  static Table ofRecords(String name, String about, boolean rejected, List<Column> columns) {
    return new Table(
        name,
        about,
        rejected,
        columns,
        Columns.INGESTED_AT,
        "%s desc, %s".formatted(Columns.KAFKA_OFFSET, Columns.KAFKA_PARTITION));
  }

  /** The table in which the streams note how far they are. */
  static Table ofMinutes() {
    return new Table(
        StreamMinutes.TABLE,
        "How far each stream was, minute by minute",
        false,
        StreamMinutes.COLUMNS,
        StreamMinutes.MINUTE,
        StreamMinutes.STREAM);
  }
}
