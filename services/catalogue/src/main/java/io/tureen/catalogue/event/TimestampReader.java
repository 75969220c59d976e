package io.tureen.catalogue.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.tureen.catalogue.Quoted;
import java.time.Instant;

final class TimestampReader implements ValueReader {

  private final String field;

  TimestampReader(String field) {
    this.field = field;
  }

  @Override
  public Object read(JsonNode node, Problems problems) {
    String text = node.textValue();
    if (text == null) {
      return ValueReader.wrongType(field, "a timestamp in a text", node, problems);
    }
    Instant instant = Rfc3339.parse(text);
    if (instant == null) {
      problems.add(
          ProblemCode.WRONG_FORMAT,
          field,
          Quoted.of(text)
              + " is not an RFC 3339 timestamp with an offset: those look like"
              + " 2026-03-14T19:26:53.589Z or 2026-03-14T20:26:53+01:00.");
      return null;
    }
    if (instant.isBefore(Rfc3339.EARLIEST) || instant.isAfter(Rfc3339.LATEST)) {
      problems.add(
          ProblemCode.OUT_OF_RANGE,
          field,
          Quoted.of(text) + " is outside the years 1 to 9999 (UTC).");
      return null;
    }
    return instant;
  }
}
