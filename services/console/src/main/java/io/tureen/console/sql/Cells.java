package io.tureen.console.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;

/** Values of a row, as JSON and CSV have them. */
public final class Cells {

  private Cells() {}

  /** The value of a column, counted from 1: a number, a text, a truth value or null. */
  public static Object value(ResultSet row, int column) throws SQLException {
    return switch (row.getObject(column)) {
      case null -> null;
      case Timestamp moment -> moment.toInstant().toString();
      case byte[] bytes -> Bytes.readable(bytes);
      case Array array -> array.toString();
      case Number number -> number;
      case Boolean flag -> flag;
      case Object other -> other.toString();
    };
  }
}
