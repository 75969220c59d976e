package io.tureen.replay;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a replay goes: a bar where someone looks on, lines where the output goes elsewhere. */
final class ConsoleProgress implements ReplayListener, AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private final boolean terminal =
      Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  private ProgressBar bar;
  private long total;
  private long examined;
  private long sent;
  private long toldNanos = System.nanoTime();

  ConsoleProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void waiting(String why) {
    err.println(why);
    err.flush();
  }

  @Override
  public void planned(long records) {
    total = records;
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("replay")
              .setInitialMax(records)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .build();
    }
  }

  @Override
  public void acknowledged() {
    sent++;
  }

  @Override
  public void examined(int records) {
    examined += records;
    if (bar != null) {
      bar.stepTo(examined);
      bar.setExtraMessage(String.format(Locale.ROOT, "%,d sent", sent));
    } else if (System.nanoTime() - toldNanos > BETWEEN_LINES.toNanos()) {
      toldNanos = System.nanoTime();
      err.printf(Locale.ROOT, "%,d of %,d looked at, %,d sent%n", examined, total, sent);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
