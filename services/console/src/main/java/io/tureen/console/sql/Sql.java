package io.tureen.console.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Pieces of SQL that are made of values. */
public final class Sql {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS 'UTC'").withZone(ZoneOffset.UTC);

  private Sql() {}

  /** A name that SQL takes as it is, whatever its letters or however it is reserved. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A table of the schema that all tables are in, so that the statement can be run anywhere. */
  public static String table(String table) {
    return "hive.default." + name(table);
  }

  /** What Iceberg knows about a table, such as {@code partitions}. */
  public static String metadata(String table, String what) {
    return table(table + "$" + what);
  }

  /** A moment, to the microsecond. */
  public static String timestamp(Instant moment) {
    return "timestamp '" + TIMESTAMP.format(moment) + "'";
  }
}
