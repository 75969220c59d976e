package io.tureen.upkeep;

import java.time.Duration;
import java.util.List;

/** Hears how upkeep goes. */
public interface UpkeepListener {
  /** Which tables are there, in the order in which they are seen to. */
  default void begins(List<String> tables) {}

  /** A step is about to be done. */
  default void doing(String table, String step) {}

  default void done(String table, String step, Extent before, Extent after, Duration taken) {}

  /** A step failed, or a part of it; the others are done unless Trino is away. */
  default void failed(String table, String step, String why) {}

  /** Something did not succeed and is tried again. */
  void waiting(String why);
}
