package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;

final class WholeNumberReader implements ValueReader {

  private final String field;
  private final FieldType.WholeNumber type;

  WholeNumberReader(String field, FieldType.WholeNumber type) {
    this.field = field;
    this.type = type;
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    if (!node.isIntegralNumber()) {
      return ValueReader.wrongType(
          field, "a whole number, written without a point or an exponent", node, problems);
    }
    long value = node.longValue();
    if (!node.canConvertToLong() || value < type.min() || value > type.max()) {
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
    if (type.bits() == 32) {
      return (int) value;
    }
    return value;
  }
}
