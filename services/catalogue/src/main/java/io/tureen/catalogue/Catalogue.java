package io.tureen.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event is: the types of events, their fields, the topic they travel on and the tables they
 * end in. Immutable, and consistent once it exists.
 *
 * @param name what the catalogue is called
 * @param topic the Kafka topic of all its events
 * @param keyField the field whose value is the key of an event's record; required in every event
 * @param rejectedTable the table of the records that fit no event type
 * @param streams the streams, each ending in one table; the first one owns the rejected table
 * @param commonFields the fields of every event, beginning with those of {@link Envelope}
 * @param eventTypes the types of events
 */
public record Catalogue(
    String name,
    String topic,
    String keyField,
    String rejectedTable,
    List<Stream> streams,
    List<Field> commonFields,
    List<EventType> eventTypes) {

  public Catalogue {
    streams = List.copyOf(streams);
    commonFields = List.copyOf(commonFields);
    eventTypes = List.copyOf(eventTypes);
  }

  /** The restaurant, which is used where no other catalogue is given. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /**
   * Reads a catalogue file.
   *
   * @throws CatalogueException if the file cannot be read or is not a catalogue
   */
  public static Catalogue load(Path file) {
    return CatalogueText.read(file).parse();
  }

  /**
   * Reads a catalogue from its text.
   *
   * @param source what errors call the text, for example a file's path
   * @throws CatalogueException if the text is not a catalogue
   */
  public static Catalogue parse(String source, String yaml) {
    return new CatalogueText(source, yaml).parse();
  }

  public Optional<EventType> eventType(String name) {
    return eventTypes.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  public Optional<Stream> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }

  /**
   * The stream of that name.
   *
   * @throws CatalogueException with {@link CatalogueErrorCode#UNKNOWN_STREAM} if there is none
   */
  public Stream requireStream(String name) {
    return stream(name)
        .orElseThrow(
            () -> {
              List<String> known = streams.stream().map(Stream::name).toList();
              return new CatalogueException(
                  CatalogueErrorCode.UNKNOWN_STREAM,
                  "catalogue " + this.name,
                  0,
                  Quoted.of(name) + " is not a stream." + NearestWord.suggestion(name, known));
            });
  }

  /** The event types of a stream. */
  public List<EventType> eventTypes(Stream stream) {
    return eventTypes.stream().filter(type -> type.stream().equals(stream)).toList();
  }

  /**
   * The columns of a stream's table: the fields of its event types, then where each row came from.
   * A column is nullable unless every type of the stream requires the field.
   */
  public List<Column> columns(Stream stream) {
    List<EventType> types = eventTypes(stream);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Field field : commonFields) {
      columns.put(field.name(), columnOf(field, types));
    }
    for (EventType type : types) {
      for (Field field : type.fields()) {
        columns.computeIfAbsent(field.name(), name -> columnOf(field, types));
      }
    }
    List<Column> all = new ArrayList<>(columns.values());
    all.addAll(Columns.ORIGIN);
    return List.copyOf(all);
  }

  /** The columns of {@link #rejectedTable()}. */
  public List<Column> rejectedColumns() {
    return Columns.REJECTED;
  }

  /** The columns of {@link Stream#duplicatesTable()}. */
  public List<Column> duplicatesColumns() {
    return Columns.DUPLICATES;
  }

  /**
   * Whether this stream writes the rejected table: the first one does, so that each rejected record
   * is kept once.
   */
  public boolean ownsRejected(Stream stream) {
    return streams.get(0).equals(stream);
  }

  private static Column columnOf(Field field, List<EventType> types) {
    boolean always = true;
    for (EventType type : types) {
      always &= type.field(field.name()).map(Field::required).orElse(false);
    }
    return new Column(field.name(), field.type().columnType(), !always, field.description());
  }

  private static final class BuiltIn {
    private static final Catalogue CATALOGUE = CatalogueText.builtIn().parse();
  }
}
