package io.tureen.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** What values a field has. */
public sealed interface FieldType {

  /** The type of the column that holds such values. */
  ColumnType columnType();

  /** A UUID in its canonical form of 36 characters, in Java a {@link java.util.UUID}. */
  record Uuid() implements FieldType {
    @Override
    public ColumnType columnType() {
      return ColumnType.of(ColumnType.Kind.UUID);
    }
  }

  /**
   * Text without U+0000, in Java a {@link String}.
   *
   * @param minLength in Unicode code points, as in JSON Schema
   * @param maxLength in Unicode code points
   * @param allowed the only values it may have; empty means any
   */
  record Text(int minLength, int maxLength, List<String> allowed) implements FieldType {

    public static final int DEFAULT_MAX_LENGTH = 10_000;

    public Text {
      allowed = List.copyOf(allowed);
    }

    @Override
    public ColumnType columnType() {
      return ColumnType.of(ColumnType.Kind.TEXT);
    }
  }

  /**
   * A moment in the years 1 to 9999, kept to microseconds, in Java an {@link java.time.Instant}.
   */
  record Timestamp() implements FieldType {
    @Override
    public ColumnType columnType() {
      return ColumnType.of(ColumnType.Kind.TIMESTAMP);
    }
  }

  /**
   * A whole number, in Java an {@link Integer} or, with 64 bits, a {@link Long}.
   *
   * @param bits 32 or 64
   * @param min the smallest value, which the bits can hold
   * @param max the largest value, which the bits can hold
   */
  record WholeNumber(int bits, long min, long max) implements FieldType {
    @Override
    public ColumnType columnType() {
      return ColumnType.of(bits == 32 ? ColumnType.Kind.INTEGER : ColumnType.Kind.LONG);
    }
  }

  /**
   * A decimal number that is kept exactly, in Java a {@link BigDecimal} of this scale.
   *
   * @param precision digits in all, 1 to 38
   * @param scale digits after the point, 0 to precision
   * @param min the smallest value, of this scale
   * @param max the largest value, of this scale
   */
  record Decimal(int precision, int scale, BigDecimal min, BigDecimal max) implements FieldType {
    @Override
    public ColumnType columnType() {
      return new ColumnType(ColumnType.Kind.DECIMAL, precision, scale);
    }
  }

  /** True or false, in Java a {@link Boolean}. */
  record Flag() implements FieldType {
    @Override
    public ColumnType columnType() {
      return ColumnType.of(ColumnType.Kind.BOOLEAN);
    }
  }

  /** A finite floating-point number of 64 bits, in Java a {@link Double}. */
  record FloatingPoint(double min, double max) implements FieldType {
    @Override
    public ColumnType columnType() {
      return ColumnType.of(ColumnType.Kind.DOUBLE);
    }
  }
}
