package io.tureen.upkeep;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A line for each table and step, for the one who is on call. */
final class LogLines implements UpkeepListener {
  private final PrintWriter out;
  private final Clock clock;

  LogLines(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void begins(List<String> tables) {
    say("event=begin tables=%d".formatted(tables.size()));
  }

  @Override
  public void done(String table, String step, Extent before, Extent after, Duration taken) {
    say(
        "event=step table=%s step=%s files_before=%d files_after=%d bytes_before=%d bytes_after=%d snapshots_before=%d snapshots_after=%d seconds=%s"
            .formatted(
                table,
                step,
                before.files(),
                after.files(),
                before.bytes(),
                after.bytes(),
                before.snapshots(),
                after.snapshots(),
                seconds(taken)));
  }

  @Override
  public void failed(String table, String step, String why) {
    say(
        "event=failed code=%s table=%s step=%s reason=\"%s\""
            .formatted(UpkeepProblem.TABLE_FAILED.code(), table, step, why));
  }

  @Override
  public void waiting(String why) {
    say("event=again reason=\"%s\"".formatted(why));
  }

  /** The last line of a run. */
  void end(List<TableReport> reports, Duration taken) {
    long failed = reports.stream().filter(report -> !report.isWell()).count();
    say(
        "event=end tables=%d failed=%d seconds=%s"
            .formatted(reports.size(), failed, seconds(taken)));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  private void say(String line) {
    out.println(clock.instant() + " " + line);
    out.flush();
  }
}
