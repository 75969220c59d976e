package io.tureen.catalogue;

/** What fills in a field that a posted event leaves out. */
public enum Generated {
  /** A new UUID; the API makes version 7, which sorts by time. */
  UUID_V7,
  /** The time at which the event was read. */
  NOW
}
