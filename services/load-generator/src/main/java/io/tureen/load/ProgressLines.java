package io.tureen.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line now and then. */
final class ProgressLines implements ConsoleProgress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintWriter err;
  private Duration next = BETWEEN_LINES;

  ProgressLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void progress(Progress progress) {
    if (progress.elapsed().compareTo(next) < 0) {
      return;
    }
    next = progress.elapsed().plus(BETWEEN_LINES);
    String total =
        progress.total().isPresent()
            ? String.format(Locale.ROOT, " of %,d", progress.total().getAsLong())
            : "";
    err.printf(
        Locale.ROOT,
        "%d s: %,d%s accepted, %,d retried, %,d failed%n",
        progress.elapsed().toSeconds(),
        progress.accepted(),
        total,
        progress.retried(),
        progress.failed());
    err.flush();
  }

  @Override
  public void waiting(String why) {
    err.println(why);
    err.flush();
  }

  @Override
  public void close() {}
}
