package io.tureen.benchmarks;

import io.tureen.upkeep.Extent;
import io.tureen.upkeep.UpkeepListener;
import java.time.Duration;
import java.util.List;

/** Says only why something is tried again. */
final class SilentUpkeep implements UpkeepListener {
  static final UpkeepListener LISTENER = new SilentUpkeep();

  private SilentUpkeep() {}

  @Override
  public void begins(List<String> tables) {}

  @Override
  public void doing(String table, String step) {}

  @Override
  public void done(String table, String step, Extent before, Extent after, Duration taken) {}

  @Override
  public void failed(String table, String step, String why) {}

  @Override
  public void waiting(String why) {
    System.err.println("waiting: " + why);
  }
}
