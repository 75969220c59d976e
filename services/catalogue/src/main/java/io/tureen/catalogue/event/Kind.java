package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Quoted;

/** Says in a message what a JSON value is. */
final class Kind {

  private Kind() {}

  static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "an array";
      case STRING -> "the text " + Quoted.of(node.textValue());
      case NUMBER -> "the number " + Quoted.printable(node.numberValue().toString(), 60);
      case BOOLEAN -> node.asText();
      case NULL -> "null";
      case BINARY, MISSING -> "nothing";
    };
  }
}
