package io.tureen.console.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Values of a row, as JSON and CSV have them. */
public final class Cells {

  /** A browser takes a larger number for one near it. */
  private static final long MOST_IN_JSON = 1L << 53;

  private Cells() {}

  /** The value of a column, counted from 1: a number, a text, a truth value or null. */
  public static Object value(ResultSet row, int column) throws SQLException {
    return switch (row.getObject(column)) {
      case null -> null;
      case Timestamp moment -> moment.toInstant().toString();
      case byte[] bytes -> Bytes.readable(bytes);
      case Array array -> array.toString();
      case Long number when Math.abs(number) > MOST_IN_JSON -> number.toString();
      case Number number -> number;
      case Boolean flag -> flag;
      case Object other -> other.toString();
    };
  }
}
