package io.tureen.console.csv;

import io.tureen.console.problem.ProblemException;
import io.tureen.console.sql.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A query's answer as CSV (RFC 4180), made while it is read: a few rows at a time, however many
 * there are. Closing it ends the query.
 */
final class CsvStream extends InputStream {

  private static final int CHUNK = 32 * 1024;
  private static final byte[] END_OF_LINE = {'\r', '\n'};

  private final Rows rows;
  private byte[] chunk;
  private int position;
  private boolean ended;

  CsvStream(Rows rows) {
    this.rows = rows;
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    append(header, rows.columns());
    chunk = header.toByteArray();
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
        Optional<List<Object>> row = rows.next();
        row.ifPresent(values -> append(lines, values));
        ended = row.isEmpty();
      }
    } catch (ProblemException e) {
      throw new IOException("The query did not end: " + e.getMessage(), e);
    }
    chunk = lines.toByteArray();
    position = 0;
  }

  /** Nothing for null, and quotes around a text that is empty: the two are not the same. */
  private static void append(ByteArrayOutputStream lines, List<?> row) {
    String separator = "";
    for (Object value : row) {
      lines.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
      if (value != null) {
        lines.writeBytes(field(value.toString()).getBytes(StandardCharsets.UTF_8));
      }
      separator = ",";
    }
    lines.writeBytes(END_OF_LINE);
  }

  private static String field(String text) {
    boolean isPlain =
        !text.isEmpty() && text.chars().noneMatch(letter -> "\",\r\n".indexOf(letter) >= 0);
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    rows.close();
  }
}
