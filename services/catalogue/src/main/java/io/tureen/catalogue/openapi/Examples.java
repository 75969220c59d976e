package io.tureen.catalogue.openapi;

import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;

/** A value of a type for which the catalogue gives no example. */
final class Examples {

  private Examples() {}

  static Object of(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text.allowed().isEmpty() ? text(text) : text.allowed().get(0);
    } else if (type instanceof FieldType.Uuid) {
      return "0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55";
    } else if (type instanceof FieldType.Timestamp) {
      return "2026-03-14T19:26:53.589Z";
    } else if (type instanceof FieldType.WholeNumber number) {
      return Math.max(number.min(), Math.min(number.max(), 1));
    } else if (type instanceof FieldType.Decimal decimal) {
      return decimal.min().max(decimal.max().min(BigDecimal.ONE.setScale(decimal.scale())));
    } else if (type instanceof FieldType.FloatingPoint number) {
      return Math.max(number.min(), Math.min(number.max(), 1.5));
    } else {
      return true;
    }
  }

  private static String text(FieldType.Text type) {
    String sample = "words".repeat(type.minLength() / 5 + 1);
    int length = Math.max(type.minLength(), Math.min(type.maxLength(), 5));
    return sample.substring(0, length);
  }
}
