package io.tureen.stream.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.topic.Offsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * By which catalogues a table was written: a property of the table.
 *
 * @param topicId the topic that the offsets are about
 * @param catalogue the fingerprint of the catalogue that goes for records after all changes
 * @param changes what went before, the oldest first
 * @param wanted the change that the table's stream waits for the other streams to make with it
 */
public record CatalogueNote(
    String topicId, String catalogue, List<Change> changes, Optional<Wanted> wanted) {
  /** The table property. */
  public static final String PROPERTY = "tureen.catalogue";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A change that was made.
   *
   * @param from the fingerprint of the catalogue that went for the records before {@code at}
   */
  public record Change(String from, Offsets at) {}

  /**
   * A change to come; until it is made, the stream stands still.
   *
   * @param position where the stream stands
   */
  public record Wanted(String catalogue, Offsets position) {}

  public CatalogueNote {
    changes = List.copyOf(changes);
  }

  /** Of a table for which one catalogue goes for all records. */
  public static CatalogueNote of(String topicId, String catalogue) {
    return new CatalogueNote(topicId, catalogue, List.of(), Optional.empty());
  }

  /**
   * What a table's properties say; empty for a table of which no stream has noted it.
   *
   * @param table its name, for the message when the property cannot be read
   */
  public static Optional<CatalogueNote> in(Map<String, String> properties, String table) {
    String text = properties.get(PROPERTY);
    return text == null ? Optional.empty() : Optional.of(parse(text, table));
  }

  public CatalogueNote wanting(String next, Offsets position) {
    return new CatalogueNote(topicId, catalogue, changes, Optional.of(new Wanted(next, position)));
  }

  public CatalogueNote wantingNothing() {
    return new CatalogueNote(topicId, catalogue, changes, Optional.empty());
  }

  public CatalogueNote changed(String next, Offsets at) {
    List<Change> all = new ArrayList<>(changes);
    all.add(new Change(catalogue, at));
    return new CatalogueNote(topicId, next, all, Optional.empty());
  }

  /** Without the changes before all records that the topic still has. */
  public CatalogueNote since(Offsets beginning) {
    List<Change> kept =
        changes.stream().filter(change -> beginning.until(change.at()) > 0).toList();
    return new CatalogueNote(topicId, catalogue, kept, wanted);
  }

  /** Where the change from that catalogue was made. */
  public Optional<Offsets> changedFrom(String previous) {
    return changes.stream()
        .filter(change -> change.from().equals(previous))
        .reduce((older, newer) -> newer)
        .map(Change::at);
  }

  private static CatalogueNote parse(String text, String table) {
    try {
      JsonNode node = JSON.readTree(text);
      List<Change> changes = new ArrayList<>();
      for (JsonNode change : node.path("changes")) {
        changes.add(new Change(change.required("from").textValue(), offsets(change, "at")));
      }
      Optional<Wanted> wanted =
          Optional.ofNullable(node.get("wanted"))
              .map(
                  next ->
                      new Wanted(
                          next.required("catalogue").textValue(), offsets(next, "position")));
      return new CatalogueNote(
          node.required("topic_id").textValue(),
          node.required("catalogue").textValue(),
          changes,
          wanted);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StreamException(
          StreamProblem.NOTES_UNREADABLE,
          "The property %s of the table %s is '%s', which is not as a stream writes it. Put it back as it was."
              .formatted(PROPERTY, table, text),
          e);
    }
  }

  private static Offsets offsets(JsonNode node, String name) {
    Map<Integer, Long> next = new TreeMap<>();
    node.required(name)
        .properties()
        .forEach(entry -> next.put(Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
    return Offsets.of(next);
  }

  /** As the table property has it. */
  public String text() {
    ObjectNode node = JSON.createObjectNode().put("topic_id", topicId).put("catalogue", catalogue);
    ArrayNode made = node.putArray("changes");
    for (Change change : changes) {
      made.addObject().put("from", change.from()).set("at", json(change.at()));
    }
    wanted.ifPresent(
        next ->
            node.putObject("wanted")
                .put("catalogue", next.catalogue())
                .set("position", json(next.position())));
    return node.toString();
  }

  private static ObjectNode json(Offsets offsets) {
    ObjectNode node = JSON.createObjectNode();
    offsets.partitions().forEach((partition, next) -> node.put(partition.toString(), next));
    return node;
  }
}
