package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Never rounds, and never unfolds an exponent that was made to be enormous. */
final class DecimalReader implements ValueReader {

  private final String field;
  private final FieldType.Decimal type;
  private final BigDecimal zero;

  DecimalReader(String field, FieldType.Decimal type) {
    this.field = field;
    this.type = type;
    this.zero = BigDecimal.ZERO.setScale(type.scale());
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    if (!node.isNumber()) {
      return ValueReader.wrongType(field, "a number", node, problems);
    }
    // Jackson 2.15 makes infinity of 1e400, whatever it is told.
    boolean finite =
        node.isBigDecimal() || node.isIntegralNumber() || Double.isFinite(node.doubleValue());
    if (!finite || !isInRange(node.decimalValue())) {
      problems.add(
          ProblemCode.OUT_OF_RANGE,
          field,
          "It must be from "
              + type.min().toPlainString()
              + " to "
              + type.max().toPlainString()
              + ", and is "
              + Kind.of(node)
              + ".");
      return null;
    }
    BigDecimal exact = toScale(node.decimalValue());
    if (exact == null) {
      problems.add(
          ProblemCode.TOO_PRECISE,
          field,
          "It may have " + type.scale() + " digits after the point, and is " + Kind.of(node) + ".");
    }
    return exact;
  }

  /** Compares orders of magnitude first, so that it is cheap whatever the exponent. */
  private boolean isInRange(BigDecimal value) {
    return value.compareTo(type.min()) >= 0 && value.compareTo(type.max()) <= 0;
  }

  /** The value with exactly the type's scale, or null if that would round it. */
  private BigDecimal toScale(BigDecimal value) {
    if (value.signum() == 0) {
      return zero;
    }
    long surplus = (long) value.scale() - type.scale();
    if (surplus >= value.precision()) {
      return null;
    }
    try {
      return value.setScale(type.scale(), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      return null;
    }
  }
}
