package io.tureen.catalogue;

import java.util.Locale;

/**
 * The type of a column, in no engine's words.
 *
 * @param precision of {@link Kind#DECIMAL}: digits in all; else 0
 * @param scale of {@link Kind#DECIMAL}: digits after the point; else 0
 */
public record ColumnType(Kind kind, int precision, int scale) {

  /** The kinds of columns. */
  public enum Kind {
    TEXT,
    UUID,
    /** A moment, kept to microseconds. */
    TIMESTAMP,
    /** 32 bits. */
    INTEGER,
    /** 64 bits. */
    LONG,
    DECIMAL,
    BOOLEAN,
    /** 64 bits. */
    DOUBLE,
    BINARY
  }

  static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  /** As in SQL, for example {@code decimal(10,2)} or {@code text}. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind == Kind.DECIMAL ? name + "(" + precision + "," + scale + ")" : name;
  }
}
