package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Quoted;
import java.util.UUID;

/** Takes the canonical form only; {@link UUID#fromString} also takes shorter ones. */
final class UuidReader implements ValueReader {

  private final String field;

  UuidReader(String field) {
    this.field = field;
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    String text = node.textValue();
    if (text == null) {
      return ValueReader.wrongType(field, "a UUID in a text", node, problems);
    }
    if (!isCanonical(text)) {
      problems.add(
          ProblemCode.WRONG_FORMAT,
          field,
          Quoted.of(text)
              + " is not a UUID: those look like 0197a3c8-5d3e-7c41-9d0f-3a1f0c2b7e55.");
      return null;
    }
    return UUID.fromString(text);
  }

  private static boolean isCanonical(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      if (isDash ? c != '-' : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
