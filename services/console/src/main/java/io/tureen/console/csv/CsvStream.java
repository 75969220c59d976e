package io.tureen.console.csv;

import io.tureen.console.sql.Cells;
import io.tureen.console.sql.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * A query's answer as CSV (RFC 4180), made while it is read: a few rows at a time, however many
 * there are. Closing it ends the query.
 */
final class CsvStream extends InputStream {

  private static final int CHUNK = 32 * 1024;

  private final Rows rows;
  private byte[] chunk;
  private int position;
  private boolean ended;

  CsvStream(Rows rows) {
    this.rows = rows;
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    for (int column = 0; column < rows.columns().size(); column++) {
      append(header, column, rows.columns().get(column));
    }
    chunk = endOfLine(header).toByteArray();
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : chunk[position++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean isAtEnd() throws IOException {
    if (position == chunk.length && !ended) {
      fill();
    }
    return position == chunk.length;
  }

  private void fill() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(CHUNK);
    try {
      while (lines.size() < CHUNK && !ended) {
        if (rows.result().next()) {
          for (int column = 0; column < rows.columns().size(); column++) {
            Object value = Cells.value(rows.result(), column + 1);
            append(lines, column, value);
          }
          endOfLine(lines);
        } else {
          ended = true;
        }
      }
    } catch (SQLException e) {
      throw new IOException("The query did not end: " + e.getMessage(), e);
    }
    chunk = lines.toByteArray();
    position = 0;
  }

  /** Nothing for null, and quotes around a text that is empty: the two are not the same. */
  private static void append(ByteArrayOutputStream line, int column, Object value) {
    if (column > 0) {
      line.write(',');
    }
    if (value != null) {
      line.writeBytes(field(value.toString()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String field(String text) {
    boolean isPlain =
        !text.isEmpty() && text.chars().noneMatch(letter -> "\",\r\n".indexOf(letter) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static ByteArrayOutputStream endOfLine(ByteArrayOutputStream line) {
    line.write('\r');
    line.write('\n');
    return line;
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
