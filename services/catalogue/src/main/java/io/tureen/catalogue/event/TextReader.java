package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.FieldType;
import io.tureen.catalogue.NearestWord;
import io.tureen.catalogue.Quoted;
import io.tureen.catalogue.Texts;
import java.util.Set;

final class TextReader implements ValueReader {

  private final String field;
  private final FieldType.Text type;
  private final Set<String> allowed;

  TextReader(String field, FieldType.Text type) {
    this.field = field;
    this.type = type;
    this.allowed = Set.copyOf(type.allowed());
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    String text = node.textValue();
    if (text == null) {
      return ValueReader.wrongType(field, "a text", node, problems);
    }
    if (!allowed.isEmpty()) {
      if (allowed.contains(text)) {
        return text;
      }
      problems.add(
          ProblemCode.NOT_ALLOWED,
          field,
          Quoted.of(text)
              + " is not among the values allowed."
              + NearestWord.suggestion(text, type.allowed()));
      return null;
    }
    return hasLength(text, problems) && hasOnlyCharacters(text, problems) ? text : null;
  }

  private boolean hasLength(String text, Problems problems) {
    int units = text.length();
    if (units >= 2 * type.minLength() && units <= type.maxLength()) {
      return true;
    }
    int length = text.codePointCount(0, units);
    if (length < type.minLength()) {
      problems.add(
          ProblemCode.TOO_SHORT,
          field,
          length == 0
              ? "It is empty. Leave the field out when there is no value."
              : "It has " + length + " characters, and must have " + type.minLength() + ".");
      return false;
    }
    if (length > type.maxLength()) {
      problems.add(
          ProblemCode.TOO_LONG,
          field,
          "It has " + length + " characters, and may have " + type.maxLength() + ".");
      return false;
    }
    return true;
  }

  private boolean hasOnlyCharacters(String text, Problems problems) {
    if (Texts.areCharacters(text)) {
      return true;
    }
    problems.add(
        ProblemCode.BAD_CHARACTER,
        field,
        "It contains U+0000 or half of a surrogate pair, which no text may.");
    return false;
  }
}
