package io.tureen.load;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal. */
final class ProgressBarDisplay implements ConsoleProgress {
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private ProgressBar bar;

  ProgressBarDisplay(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void progress(Progress progress) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("load")
              .setInitialMax(progress.total().orElse(-1))
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .showSpeed()
              .build();
    }
    bar.stepTo(progress.accepted());
    bar.setExtraMessage(
        progress.retried() + progress.failed() == 0
            ? ""
            : String.format(
                Locale.ROOT, "%,d retried, %,d failed", progress.retried(), progress.failed()));
  }

  @Override
  public void waiting(String why) {
    err.println(why);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
