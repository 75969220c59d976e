package io.tureen.local.terminal;

import java.util.List;
import java.util.Locale;

/** How much of something is done: a living line on a terminal, a line for each tenth elsewhere. */
public final class Bar {
  private static final int WIDTH = 30;
  private static final int TENTHS = 10;

  private final Terminal terminal;
  private final String what;
  private int drawn;
  private long toldTenths;

  public Bar(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  /**
   * Shows where it stands.
   *
   * @param remark words after the numbers
   */
  public void show(long done, long total, String remark) {
    String numbers = String.format(Locale.ROOT, "%,d of %,d", done, total);
    if (terminal.live()) {
      int filled = total == 0 ? WIDTH : Math.clamp(WIDTH * done / total, 0, WIDTH);
      String bar = "#".repeat(filled) + " ".repeat(WIDTH - filled);
      drawn =
          terminal.redraw(
              drawn,
              List.of("  %-6s [%s] %s  %s".formatted(what, bar, numbers, remark).stripTrailing()));
    } else {
      long tenths = total == 0 ? TENTHS : TENTHS * done / total;
      if (tenths > toldTenths) {
        toldTenths = tenths;
        terminal.line("  %-6s %s  %s".formatted(what, numbers, remark).stripTrailing());
      }
    }
  }
}
