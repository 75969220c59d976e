package io.tureen.benchmarks;

import io.tureen.upkeep.TableReport;
import io.tureen.upkeep.UpkeepListener;

/** Says only why something is tried again. */
final class SilentUpkeep implements UpkeepListener {
  static final UpkeepListener LISTENER = new SilentUpkeep();

  private SilentUpkeep() {}

  /**
   * A table that was not seen to is not what is to be measured.
   *
   * @throws IllegalStateException if something of it failed
   */
  static void requireWell(TableReport report) {
    if (!report.isWell()) {
      throw new IllegalStateException(report.table() + ": " + report.failure().orElseThrow());
    }
  }

  @Override
  public void waiting(String why) {
    System.err.println("waiting: " + why);
  }
}
