package io.tureen.stream.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.topic.Offsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Up to where a table has the records of a topic. It is a property of the table and changes in the
 * same commit as its rows, so that a record is never written twice, and says where a stream begins.
 */
public record CommittedOffsets(String topicId, Offsets next) {
  /** The table property. */
  public static final String PROPERTY = "tureen.committed-offsets";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a table's properties say; empty for a table without any commit of a stream.
   *
   * @param table its name, for the message when the property cannot be read
   */
  public static Optional<CommittedOffsets> in(Map<String, String> properties, String table) {
    String text = properties.get(PROPERTY);
    return text == null ? Optional.empty() : Optional.of(parse(text, table));
  }

  private static CommittedOffsets parse(String text, String table) {
    try {
      JsonNode node = JSON.readTree(text);
      String topicId = node.required("topic_id").textValue();
      Map<Integer, Long> next = new TreeMap<>();
      node.required("next")
          .properties()
          .forEach(
              entry -> next.put(Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
      return new CommittedOffsets(topicId, Offsets.of(next));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StreamException(
          StreamProblem.NOTES_UNREADABLE,
          "The property %s of the table %s is '%s', and should be like {\"topic_id\":\"…\",\"next\":{\"0\":12}}. Put it back as it was."
              .formatted(PROPERTY, table, text),
          e);
    }
  }

  /** As the table property has it. */
  public String text() {
    return "{\"topic_id\":\"" + topicId + "\",\"next\":" + next + "}";
  }
}
