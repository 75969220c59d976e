package io.tureen.console.now.part;

import java.util.Locale;

/** Whether a part is well. */
public enum Health {
  READY,
  NOT_READY,
  /** Whoever knows it cannot be asked. */
  UNKNOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
