package io.tureen.console.sql;

import io.trino.client.ClientStandardTypes;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Values of a row, as JSON and CSV have them. */
final class Cells {

  /** A browser takes a larger number for one near it. */
  private static final long MOST_IN_JSON = 1L << 53;

  private Cells() {}

  /**
   * A value as Trino sends it: a number, a text, a truth value or null.
   *
   * @param type that of its column, without parameters
   */
  static Object value(String type, Object sent) {
    return switch (sent) {
      case null -> null;
      case String text when type.equals(ClientStandardTypes.DECIMAL) -> new BigDecimal(text);
      case String text when type.equals(ClientStandardTypes.TIMESTAMP_WITH_TIME_ZONE) ->
          moment(text);
      case byte[] bytes -> Bytes.readable(bytes);
      case Long number when Math.abs(number) > MOST_IN_JSON -> number.toString();
      case Number number -> number;
      case Boolean flag -> flag;
      case Object other -> other.toString();
    };
  }

  /** 2026-11-22 18:00:00.123000 UTC as 2026-11-22T18:00:00.123Z. */
  private static String moment(String text) {
    int zone = text.lastIndexOf(' ');
    return LocalDateTime.parse(text.substring(0, zone).replace(' ', 'T'))
        .atZone(ZoneId.of(text.substring(zone + 1)))
        .toInstant()
        .toString();
  }
}
