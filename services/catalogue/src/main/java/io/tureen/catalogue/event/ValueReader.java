package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;

/** Reads the values of one field. */
interface ValueReader {

  /** The value in Java, or null after telling what is wrong with it. */
  Object read(JsonNode node, Problems problems);

  static ValueReader of(String field, FieldType type) {
    if (type instanceof FieldType.Text text) {
      return new TextReader(field, text);
    } else if (type instanceof FieldType.Uuid) {
      return new UuidReader(field);
    } else if (type instanceof FieldType.Timestamp) {
      return new TimestampReader(field);
    } else if (type instanceof FieldType.WholeNumber number) {
      return new WholeNumberReader(field, number);
    } else if (type instanceof FieldType.Decimal decimal) {
      return new DecimalReader(field, decimal);
    } else if (type instanceof FieldType.FloatingPoint number) {
      return new FloatingPointReader(field, number);
    } else {
      return new FlagReader(field);
    }
  }

  /** Tells that a value is of the wrong kind. */
  static Object wrongType(String field, String expected, JsonNode node, Problems problems) {
    String what =
        node.isNull()
            ? "It is null. Leave the field out when there is no value."
            : "It must be " + expected + ", and is " + Kind.of(node) + ".";
    problems.add(ProblemCode.WRONG_TYPE, field, what);
    return null;
  }
}
