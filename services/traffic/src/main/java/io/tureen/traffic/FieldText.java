package io.tureen.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tureen.catalogue.FieldType;
import java.math.BigDecimal;

/** A field's value written as text, as weights and query strings have it. */
final class FieldText {
  private FieldText() {}

  /**
   * The value in JSON. Text that is no value of the type stays text, for the reader of the event to
   * refuse.
   */
  static JsonNode toJson(FieldType type, String text) {
    try {
      return switch (type) {
        case FieldType.Text ignored -> TextNode.valueOf(text);
        case FieldType.Uuid ignored -> TextNode.valueOf(text);
        case FieldType.Timestamp ignored -> TextNode.valueOf(text);
        case FieldType.WholeNumber ignored -> LongNode.valueOf(Long.parseLong(text));
        case FieldType.Decimal ignored -> DecimalNode.valueOf(new BigDecimal(text));
        case FieldType.FloatingPoint ignored -> DoubleNode.valueOf(finite(text));
        case FieldType.Flag ignored -> flag(text);
      };
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Whether a weight for this text makes sense in a field of the type. */
  static boolean fits(FieldType type, String text) {
    try {
      return switch (type) {
        case FieldType.Text words -> fits(words, text);
        case FieldType.WholeNumber number ->
            Long.parseLong(text) >= number.min() && Long.parseLong(text) <= number.max();
        case FieldType.Decimal number -> fits(number, new BigDecimal(text));
        case FieldType.FloatingPoint number ->
            finite(text) >= number.min() && finite(text) <= number.max();
        case FieldType.Flag ignored -> flag(text) instanceof BooleanNode;
        case FieldType.Uuid ignored -> false;
        case FieldType.Timestamp ignored -> false;
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean fits(FieldType.Text type, String text) {
    int length = text.codePointCount(0, text.length());
    return length >= type.minLength()
        && length <= type.maxLength()
        && (type.allowed().isEmpty() || type.allowed().contains(text));
  }

  private static boolean fits(FieldType.Decimal type, BigDecimal value) {
    return value.stripTrailingZeros().scale() <= type.scale()
        && value.compareTo(type.min()) >= 0
        && value.compareTo(type.max()) <= 0;
  }

  private static JsonNode flag(String text) {
    return switch (text) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> TextNode.valueOf(text);
    };
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }
}
