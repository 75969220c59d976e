package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;

final class FlagReader implements ValueReader {

  private final String field;

  FlagReader(String field) {
    this.field = field;
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    return node.isBoolean()
        ? (Object) node.booleanValue()
        : ValueReader.wrongType(field, "true or false", node, problems);
  }
}
