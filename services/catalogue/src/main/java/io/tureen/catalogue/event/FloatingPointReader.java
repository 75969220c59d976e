package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;

final class FloatingPointReader implements ValueReader {

  private final String field;
  private final FieldType.FloatingPoint type;

  FloatingPointReader(String field, FieldType.FloatingPoint type) {
    this.field = field;
    this.type = type;
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    if (!node.isNumber()) {
      return ValueReader.wrongType(field, "a number", node, problems);
    }
    double value = node.doubleValue();
    if (!(value >= type.min() && value <= type.max())) {
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
    return value;
  }
}
