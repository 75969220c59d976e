package io.tureen.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes a field's type of the keys beside {@code type}. */
final class TypeParser {

  private static final int LONGEST_TEXT = 1_000_000;
  private static final int MOST_DIGITS = 38;

  private TypeParser() {}

  static FieldType type(String type, YamlMap map) {
    return switch (type) {
      case "text" -> text(map);
      case "uuid" -> new FieldType.Uuid();
      case "timestamp" -> new FieldType.Timestamp();
      case "integer" -> wholeNumber(map, 32, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "long" -> wholeNumber(map, 64, Long.MIN_VALUE, Long.MAX_VALUE);
      case "decimal" -> decimal(map);
      case "double" -> floatingPoint(map);
      case "boolean" -> new FieldType.Flag();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static FieldType text(YamlMap map) {
    if (map.has("allowed")) {
      for (String key : List.of("min_length", "max_length")) {
        if (map.has(key)) {
          throw map.required(key)
              .error(
                  CatalogueErrorCode.KEY_NOT_FOR_TYPE,
                  "the allowed values have their lengths. Remove it.");
        }
      }
      return new FieldType.Text(1, LONGEST_TEXT, allowed(map.required("allowed")));
    }
    int max = wholeNumber(map, "max_length", 1, LONGEST_TEXT, FieldType.Text.DEFAULT_MAX_LENGTH);
    int min = wholeNumber(map, "min_length", 0, max, 1);
    return new FieldType.Text(min, max, List.of());
  }

  private static List<String> allowed(YamlValue list) {
    List<String> allowed = new ArrayList<>();
    for (YamlValue item : list.list()) {
      String text = item.text();
      if (!Texts.areCharacters(text) || text.isEmpty()) {
        throw item.error(
            CatalogueErrorCode.BAD_RANGE,
            Quoted.of(text) + " cannot be a value: it is empty or has U+0000 or half a character.");
      }
      if (allowed.contains(text)) {
        throw item.error(
            CatalogueErrorCode.DUPLICATE_KEY, Quoted.of(text) + " is in the list twice.");
      }
      allowed.add(text);
    }
    if (allowed.isEmpty()) {
      throw list.error(
          CatalogueErrorCode.NOTHING_IN_IT,
          "no value would be allowed. Add some, or remove the key to allow any.");
    }
    return allowed;
  }

  private static FieldType wholeNumber(YamlMap map, int bits, long lowest, long highest) {
    long min = map.optional("min").map(v -> v.wholeNumber(lowest, highest)).orElse(lowest);
    long max = map.optional("max").map(v -> v.wholeNumber(lowest, highest)).orElse(highest);
    requireOrder(map, min <= max);
    return new FieldType.WholeNumber(bits, min, max);
  }

  private static FieldType decimal(YamlMap map) {
    int precision = (int) map.required("precision").wholeNumber(1, MOST_DIGITS);
    int scale = wholeNumber(map, "scale", 0, precision, 0);
    BigDecimal highest =
        new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
    BigDecimal lowest = highest.negate();
    BigDecimal min = map.optional("min").map(v -> v.decimal(scale, lowest, highest)).orElse(lowest);
    BigDecimal max =
        map.optional("max").map(v -> v.decimal(scale, lowest, highest)).orElse(highest);
    requireOrder(map, min.compareTo(max) <= 0);
    return new FieldType.Decimal(precision, scale, min, max);
  }

  private static FieldType floatingPoint(YamlMap map) {
    double highest = Double.MAX_VALUE;
    double min = map.optional("min").map(v -> v.floatingPoint(-highest, highest)).orElse(-highest);
    double max = map.optional("max").map(v -> v.floatingPoint(-highest, highest)).orElse(highest);
    requireOrder(map, min <= max);
    return new FieldType.FloatingPoint(min, max);
  }

  private static int wholeNumber(YamlMap map, String key, int min, int max, int otherwise) {
    return map.optional(key).map(value -> (int) value.wholeNumber(min, max)).orElse(otherwise);
  }

  private static void requireOrder(YamlMap map, boolean ordered) {
    if (!ordered) {
      YamlValue min = map.has("min") ? map.required("min") : map.required("max");
      throw min.error(
          CatalogueErrorCode.BAD_RANGE, "min is greater than max. Swap them or correct one.");
    }
  }
}
