package io.tureen.local.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, in columns as wide as their widest text. */
public final class TextTable {
  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(List<String> headings) {
    lines.add(headings);
  }

  public TextTable add(List<String> row) {
    lines.add(row);
    return this;
  }

  public List<String> render() {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return lines.stream().map(line -> render(line, widths)).toList();
  }

  private static String render(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = line.get(column);
      text.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return text.toString().stripTrailing();
  }
}
