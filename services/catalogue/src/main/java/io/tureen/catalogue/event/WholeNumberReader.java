package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;

/** Takes a whole number however it is written, as JSON Schema does: 3, 3.0 and 3e0 are one. */
final class WholeNumberReader implements ValueReader {

  private final String field;
  private final FieldType.WholeNumber type;
  private final BigDecimal min;
  private final BigDecimal max;

  WholeNumberReader(String field, FieldType.WholeNumber type) {
    this.field = field;
    this.type = type;
    this.min = BigDecimal.valueOf(type.min());
    this.max = BigDecimal.valueOf(type.max());
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    if (!node.isNumber()) {
      return ValueReader.wrongType(field, "a whole number", node, problems);
    }
    if (!isInRange(node)) {
      problems.add(
          ProblemCode.OUT_OF_RANGE,
          field,
          "It must be from "
              + type.min()
              + " to "
              + type.max()
              + ", and is "
              + Kind.of(node)
              + ".");
      return null;
    }
    if (!node.isIntegralNumber() && !isWhole(node.decimalValue())) {
      return ValueReader.wrongType(field, "a whole number", node, problems);
    }
    long value = node.longValue();
    if (type.bits() == 32) {
      return (int) value;
    }
    return value;
  }

  private boolean isInRange(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      long value = node.longValue();
      return value >= type.min() && value <= type.max();
    }
    // Jackson 2.15 makes infinity of 1e400, whatever it is told.
    if (!node.isBigDecimal() && !node.isIntegralNumber() && !Double.isFinite(node.doubleValue())) {
      return false;
    }
    // Compares orders of magnitude first: cheap whatever the exponent.
    BigDecimal value = node.decimalValue();
    return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
  }

  private static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }
}
