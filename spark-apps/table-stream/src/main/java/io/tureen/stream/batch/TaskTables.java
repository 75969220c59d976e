package io.tureen.stream.batch;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.Stream;
import io.tureen.catalogue.event.EventReader;
import java.io.Serializable;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/** What each task needs and no batch changes; an executor is sent it once. */
public final class TaskTables implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CatalogueText text;
  private final String streamName;
  private final SerializableTable events;
  private final SerializableTable rejected;
  private transient Parsed parsed;

  /**
   * @param rejected empty when another stream writes the rejected records
   */
  public TaskTables(CatalogueText text, String streamName, Table events, Optional<Table> rejected) {
    this.text = text;
    this.streamName = streamName;
    this.events = copy(events);
    this.rejected = rejected.map(TaskTables::copy).orElse(null);
  }

  private static SerializableTable copy(Table table) {
    return (SerializableTable) SerializableTable.copyOf(table);
  }

  Table events() {
    return events;
  }

  Optional<Table> rejected() {
    return Optional.ofNullable(rejected);
  }

  EventReader reader() {
    return parsed().reader;
  }

  Stream stream() {
    return parsed().stream;
  }

  private synchronized Parsed parsed() {
    if (parsed == null) {
      Catalogue catalogue = text.parse();
      parsed =
          new Parsed(
              new EventReader(catalogue, Clock.systemUTC(), UUID::randomUUID),
              catalogue.requireStream(streamName));
    }
    return parsed;
  }

  private record Parsed(EventReader reader, Stream stream) {}
}
