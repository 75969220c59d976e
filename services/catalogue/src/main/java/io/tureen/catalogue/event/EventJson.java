package io.tureen.catalogue.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tureen.catalogue.Quoted;
import java.io.IOException;

/**
 * The one way in which the API and the streams understand JSON: strict, exact with numbers, and
 * bounded.
 */
public final class EventJson {

  /** The deepest nesting that is looked at. An event itself has one level. */
  public static final int MAX_DEPTH = 16;

  /** The most characters of a number. */
  public static final int MAX_NUMBER_LENGTH = 1_000;

  /** The most characters of a text. */
  public static final int MAX_TEXT_LENGTH = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Unknown names are the sender's choice, and interned ones would pile up.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(MAX_TEXT_LENGTH)
                  .build())
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader READER = MAPPER.reader();

  private EventJson() {}

  /** The factory of all parsers and generators of events. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  /**
   * A mapper whose trees {@link EventReader} reads without losing a digit. It must not be
   * reconfigured.
   */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Reads bytes that are one JSON value of any kind. */
  public static JsonNode parse(byte[] json) throws NotJsonException {
    return parse(json, 0, json.length);
  }

  /**
   * Reads bytes that are one JSON value of any kind: in UTF-8, with no field twice in an object and
   * with nothing after it.
   *
   * @throws NotJsonException if they are not, whatever they are
   */
  public static JsonNode parse(byte[] json, int offset, int length) throws NotJsonException {
    if (!Utf8.isValid(json, offset, length)) {
      throw new NotJsonException(ProblemCode.NOT_UTF8, "", "The bytes are not UTF-8.");
    }
    if (hasNulAtStart(json, offset, length)) {
      throw new NotJsonException(
          ProblemCode.NOT_JSON, "", "This is not JSON: it begins with a NUL byte, or is UTF-16.");
    }
    try (JsonParser parser = FACTORY.createParser(json, offset, length)) {
      JsonNode node = READER.readTree(parser);
      if (node == null || node.isMissingNode()) {
        throw new NotJsonException(
            ProblemCode.EMPTY, "", "There is nothing where a JSON object should be.");
      }
      if (parser.nextToken() != null) {
        throw new NotJsonException(
            ProblemCode.NOT_JSON, "", "There is more after the end of the JSON value.");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new NotJsonException(
          ProblemCode.TOO_LARGE, "", reason("The JSON is beyond a limit", e));
    } catch (MismatchedInputException e) {
      // The only mismatch that a tree can have.
      throw new NotJsonException(
          ProblemCode.DUPLICATE_FIELD, "", reason("The JSON names a field twice", e));
    } catch (JsonProcessingException e) {
      throw new NotJsonException(ProblemCode.NOT_JSON, "", reason("This is not JSON", e));
    } catch (IOException | RuntimeException e) {
      // Beside these Jackson lets a few escape: numbers whose exponent no int holds, names made to
      // collide.
      throw new NotJsonException(
          ProblemCode.NOT_JSON,
          "",
          "This JSON cannot be read: " + Quoted.printable(String.valueOf(e.getMessage()), 200));
    }
  }

  /** By these Jackson would take the bytes for UTF-16 or UTF-32. */
  private static boolean hasNulAtStart(byte[] json, int offset, int length) {
    for (int i = offset; i < offset + Math.min(length, 4); i++) {
      if (json[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static String reason(String what, JsonProcessingException e) {
    StringBuilder reason = new StringBuilder(what);
    JsonLocation location = e.getLocation();
    if (location != null) {
      reason.append(" (line ").append(location.getLineNr());
      reason.append(", column ").append(location.getColumnNr()).append(')');
    }
    return reason
        .append(": ")
        .append(Quoted.printable(String.valueOf(e.getOriginalMessage()), 200))
        .toString();
  }
}
