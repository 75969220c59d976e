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
import org.apache.iceberg.TableMetadata;

/**
 * Up to where a table has the records of a topic. It is a property of the table and changes in the
 * same commit as its rows, so that a record is never written twice, and says where a stream begins.
 *
 * @param snapshot by which the last of the rows came; empty while there are none, and in tables of
 *     version 0.1
 */
public record CommittedOffsets(String topicId, Offsets next, Optional<NotedSnapshot> snapshot) {
  /** The table property; also what a stream's snapshot says in its summary. */
  public static final String PROPERTY = "tureen.committed-offsets";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a table's properties say; empty for a table without any commit of a stream.
   *
   * @param table its name, for the message when the property cannot be read
   */
  public static Optional<CommittedOffsets> in(Map<String, String> properties, String table) {
    String text = properties.get(PROPERTY);
    try {
      return Optional.ofNullable(text).map(CommittedOffsets::parse);
    } catch (IllegalArgumentException e) {
      throw new StreamException(
          StreamProblem.NOTES_UNREADABLE,
          "The property %s of the table %s is '%s', and should be like {\"topic_id\":\"…\",\"next\":{\"0\":12}}. Put it back as it was."
              .formatted(PROPERTY, table, text),
          e);
    }
  }

  /**
   * The reverse of {@link #text}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static CommittedOffsets parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      String topicId = node.required("topic_id").textValue();
      Map<Integer, Long> next = new TreeMap<>();
      node.required("next")
          .properties()
          .forEach(
              entry -> next.put(Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
      return new CommittedOffsets(topicId, Offsets.of(next), snapshot(node.path("snapshot")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Optional<NotedSnapshot> snapshot(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new NotedSnapshot(
                node.required("id").longValue(), node.required("sequence_number").longValue()));
  }

  /** Whether they speak of rows that the table surely has not. */
  boolean isWithoutItsRows(TableMetadata table) {
    return snapshot.filter(noted -> noted.isMissingIn(table)).isPresent();
  }

  CommittedOffsets at(NotedSnapshot itsSnapshot) {
    return new CommittedOffsets(topicId, next, Optional.of(itsSnapshot));
  }

  CommittedOffsets withoutSnapshot() {
    return new CommittedOffsets(topicId, next, Optional.empty());
  }

  /** Whether both speak of the same records. */
  boolean reachAsFarAs(CommittedOffsets other) {
    return topicId.equals(other.topicId) && next.equals(other.next);
  }

  /** As the table property has it. */
  public String text() {
    String at =
        snapshot
            .map(
                noted ->
                    ",\"snapshot\":{\"id\":%d,\"sequence_number\":%d}"
                        .formatted(noted.id(), noted.sequenceNumber()))
            .orElse("");
    return "{\"topic_id\":\"" + topicId + "\",\"next\":" + next + at + "}";
  }
}
