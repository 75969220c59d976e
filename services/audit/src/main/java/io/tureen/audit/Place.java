package io.tureen.audit;

/** A table in which a record may be. */
record Place(Kind kind, String table) {
  /** What a record is there. */
  enum Kind {
    ROW,
    REJECTED,
    DUPLICATE
  }
}
