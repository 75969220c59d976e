package io.tureen.local.state;

import java.util.Locale;

/** Where a part is in its life. */
public enum PartState {
  /** Not started yet: it waits for another part's first readiness. */
  WAITING,
  STARTING,
  READY,
  /** Runs, was ready, and does not answer now. */
  UNWELL,
  /** Died, and waits to be started again. */
  RESTARTING,
  STOPPING,
  STOPPED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
