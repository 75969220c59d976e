package io.tureen.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns as wide as their widest text. */
public final class TextTable {
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final List<List<String>> lines = new ArrayList<>();

  public TextTable(List<String> headings) {
    lines.add(headings);
  }

  public TextTable add(List<String> row) {
    lines.add(row);
    return this;
  }

  public List<String> render() {
    return render(Integer.MAX_VALUE);
  }

  /**
   * The same with the widest columns cut until all fit, as far as that is possible.
   *
   * @param columns how many characters a line may have
   */
  public List<String> render(int columns) {
    int[] widths = widths();
    while (IntStream.of(widths).sum() + (long) GAP * (widths.length - 1) > columns) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return lines.stream().map(line -> render(line, widths)).toList();
  }

  private int[] widths() {
    int[] widths = new int[lines.getFirst().size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private static String render(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(line.get(column), widths[column]);
      text.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
    }
    return text.toString().stripTrailing();
  }

  private static String cut(String cell, int width) {
    return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
  }
}
