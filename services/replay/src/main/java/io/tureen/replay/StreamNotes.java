package io.tureen.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Fingerprint;
import io.tureen.catalogue.Stream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the streams have noted in their tables: by which catalogue they read which topic. A stream
 * that still reads by another catalogue would reject the records again.
 */
final class StreamNotes {
  /** The property of a table, which table-stream's CatalogueNote writes. */
  private static final String PROPERTY = "tureen.catalogue";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalogue catalogue;
  private final String source;
  private final Map<Stream, JsonNode> notes = new HashMap<>();

  /**
   * The notes as they are now.
   *
   * @param source what messages call the catalogue
   */
  StreamNotes(Trino trino, Catalogue catalogue, String source) {
    this.catalogue = catalogue;
    this.source = source;
    for (Stream stream : catalogue.streams()) {
      read(trino, stream).ifPresent(note -> notes.put(stream, note));
    }
  }

  /** Why a stream would not read by the catalogue; empty when all do. */
  Optional<String> obstacle() {
    String fingerprint = Fingerprint.of(catalogue);
    for (Stream stream : catalogue.streams()) {
      JsonNode note = notes.get(stream);
      if (note == null) {
        return Optional.of(
            "The stream %s was never started with a catalogue that has it"
                .formatted(stream.name()));
      }
      if (note.has("wanted")) {
        return Optional.of(
            "The stream %s waits for the other streams to change to another catalogue with it"
                .formatted(stream.name()));
      }
      if (!note.path("catalogue").asText().equals(fingerprint)) {
        return Optional.of(
            "The stream %s reads by another catalogue than %s and would reject records again"
                .formatted(stream.name(), source));
      }
    }
    return Optional.empty();
  }

  /**
   * Checks that the streams read the topic of that id by the catalogue.
   *
   * @throws ReplayException if one does not
   */
  void requireReading(String topicId) {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      throw new ReplayException(
          ReplayProblem.CATALOGUE,
          obstacle.get()
              + ". Start all streams with the catalogue (./tureen down and ./tureen up, or helm"
              + " upgrade), then replay.");
    }
    for (Stream stream : catalogue.streams()) {
      String read = notes.get(stream).path("topic_id").asText();
      if (!read.equals(topicId)) {
        throw new ReplayException(
            ReplayProblem.TOPIC,
            "The stream %s reads the topic with the id %s, and the topic %s of this Kafka has the id %s. Name the Kafka that the streams read."
                .formatted(stream.name(), read, catalogue.topic(), topicId));
      }
    }
  }

  private static Optional<JsonNode> read(Trino trino, Stream stream) {
    return trino
        .queryIfThere(
            "select value from %s where key = '%s'"
                .formatted(trino.table(stream.table() + "$properties"), PROPERTY),
            row -> row.getString(1))
        .flatMap(values -> values.stream().findFirst())
        .map(text -> parse(text, stream));
  }

  private static JsonNode parse(String text, Stream stream) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ReplayException(
          ReplayProblem.CATALOGUE,
          "The property %s of the table %s is '%s', which is not as a stream writes it. Put it back as it was."
              .formatted(PROPERTY, stream.table(), text),
          e);
    }
  }
}
