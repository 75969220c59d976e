package io.tureen.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Up to where a table has the records of a topic, as the stream that writes it has noted in a
 * property of the table.
 *
 * @param next the offset after the last, by partition
 */
record CommittedOffsets(String topicId, Map<Integer, Long> next) {
  /** The property of a table, which table-stream's CommittedOffsets writes. */
  static final String PROPERTY = "tureen.committed-offsets";

  private static final ObjectMapper JSON = new ObjectMapper();

  CommittedOffsets {
    next = Map.copyOf(next);
  }

  /**
   * What a table's property says; empty where it has none.
   *
   * @throws AuditException if it is not as a stream writes it
   */
  static Optional<CommittedOffsets> of(Trino trino, String table) {
    return trino
        .query(
            "select value from %s where key = '%s'"
                .formatted(trino.table(table + "$properties"), PROPERTY),
            row -> row.getString(1))
        .stream()
        .findFirst()
        .map(text -> parse(text, table));
  }

  static CommittedOffsets parse(String text, String table) {
    try {
      JsonNode node = JSON.readTree(text);
      Map<Integer, Long> next = new TreeMap<>();
      node.required("next")
          .properties()
          .forEach(
              entry -> next.put(Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
      return new CommittedOffsets(node.required("topic_id").textValue(), next);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new AuditException(
          AuditProblem.TABLE,
          "The property %s of the table %s is '%s', which is not as a stream writes it. Put it back as it was."
              .formatted(PROPERTY, table, text),
          e);
    }
  }
}
