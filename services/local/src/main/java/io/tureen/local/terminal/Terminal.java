package io.tureen.local.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a person reads along.
 *
 * @param live whether lines can be drawn over, as on a terminal and not in a file
 * @param columns its width
 */
public record Terminal(PrintStream out, boolean live, int columns) {
  private static final int USUAL_COLUMNS = 100;

  /** As {@code ./tureen} found it. */
  public static Terminal system() {
    return new Terminal(
        System.out,
        Boolean.getBoolean("tureen.terminal"),
        Integer.getInteger("tureen.columns", USUAL_COLUMNS));
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Draws lines over the {@code drawn} ones above; only for a live terminal. */
  public int redraw(int drawn, List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[").append(drawn).append('A');
    }
    for (String line : lines) {
      text.append("\r\033[K").append(cut(line)).append('\n');
    }
    out.print(text);
    out.flush();
    return lines.size();
  }

  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 2)) + "…";
  }
}
