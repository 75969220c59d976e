package io.tureen.local.error;

/** What can go wrong that a person can put right; the printed form never changes. */
public enum ErrorCode {
  SETTING_FILE_MISSING,
  SETTING_FILE_UNREADABLE,
  SETTING_UNKNOWN,
  SETTING_REPEATED,
  SETTING_INVALID,
  PORTS_COLLIDE,
  CATALOGUE_INVALID,
  NOT_BUILT,
  MEMORY_LOW,
  DISK_LOW,
  PORT_TAKEN,
  STATE_UNWRITABLE,
  STATE_FOREIGN,
  STATE_IN_USE,
  SUPERVISOR_FAILED,
  PART_NOT_READY,
  PART_UNKNOWN,
  NOT_UP,
  NOT_STOPPED,
  PYTHON_MISSING,
  PYTHON_FAILED,
  SQL_FAILED,
  COUNTS_DIFFER,
  LOAD_FAILED,
  NOT_CONFIRMED;

  /** For example {@code TUREEN-PORT-TAKEN}. */
  @Override
  public String toString() {
    return "TUREEN-" + name().replace('_', '-');
  }
}
