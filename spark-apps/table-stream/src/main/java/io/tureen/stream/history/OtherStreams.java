package io.tureen.stream.history;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.stream.table.CatalogueNote;
import io.tureen.stream.table.CommittedOffsets;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.topic.Offsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** What the tables of the other streams say; a stream whose table is not there says nothing. */
public final class OtherStreams {
  private final Catalog tables;
  private final Stream own;
  private final String topicId;

  /**
   * @param own the stream to leave out
   * @param topicId notes about another topic count for nothing
   */
  public OtherStreams(Catalog tables, Stream own, String topicId) {
    this.tables = tables;
    this.own = own;
    this.topicId = topicId;
  }

  /**
   * A stream.
   *
   * @param committed up to where its table has the topic's records
   */
  record Other(String stream, Optional<CatalogueNote> note, Offsets committed) {}

  /** The streams of a catalogue, as they are now. */
  List<Other> of(Catalogue catalogue) {
    List<Other> others = new ArrayList<>();
    for (Stream stream : catalogue.streams()) {
      if (!stream.name().equals(own.name())) {
        look(catalogue, stream).ifPresent(others::add);
      }
    }
    return others;
  }

  private Optional<Other> look(Catalogue catalogue, Stream stream) {
    Table table;
    try {
      table = tables.loadTable(TableDefinition.ofEvents(catalogue, stream).name());
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
    Map<String, String> properties = table.properties();
    return Optional.of(
        new Other(
            stream.name(),
            CatalogueNote.in(properties, table.name())
                .filter(note -> note.topicId().equals(topicId)),
            CommittedOffsets.in(properties, table.name())
                .filter(offsets -> offsets.topicId().equals(topicId))
                .map(CommittedOffsets::next)
                .orElse(Offsets.NONE)));
  }
}
