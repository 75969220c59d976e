package io.tureen.stream.table;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Column;
import io.tureen.catalogue.Columns;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.KeptCatalogues;
import io.tureen.catalogue.Stream;
import io.tureen.catalogue.StreamMinutes;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What a table has to be.
 *
 * @param dayOf the column by whose day the table is partitioned; empty when it is not. Never one
 *     that senders write: they would decide how many files there are
 * @param sortedBy the column by which upkeep sorts the rows of a file; empty when it does not
 */
public record TableDefinition(
    TableIdentifier name,
    String description,
    List<Column> columns,
    Optional<String> dayOf,
    Optional<String> sortedBy) {
  private static final String SCHEMA = "default";

  /** The table of a stream's events. */
  public static TableDefinition ofEvents(Catalogue catalogue, Stream stream) {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, stream.table()),
        "Events of the stream " + stream.name() + ", catalogue " + catalogue.name() + ".",
        catalogue.columns(stream),
        Optional.of(Columns.INGESTED_AT),
        Optional.of(Envelope.EVENT_TIMESTAMP));
  }

  /** The table of a stream's events that came again. */
  public static TableDefinition ofDuplicates(Catalogue catalogue, Stream stream) {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, stream.duplicatesTable()),
        "Events of the stream " + stream.name() + " that came again, and are no rows of its table.",
        catalogue.duplicatesColumns(),
        Optional.of(Columns.INGESTED_AT),
        Optional.empty());
  }

  /** The table of the records that fit no type of event. */
  public static TableDefinition ofRejected(Catalogue catalogue) {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, catalogue.rejectedTable()),
        "Records of the topic "
            + catalogue.topic()
            + " that fit no event type, catalogue "
            + catalogue.name()
            + ".",
        catalogue.rejectedColumns(),
        Optional.of(Columns.INGESTED_AT),
        Optional.empty());
  }

  /** The table in which the streams of every catalogue note how far they are. */
  public static TableDefinition ofMinutes() {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, StreamMinutes.TABLE),
        "How far each stream was, minute by minute.",
        StreamMinutes.COLUMNS,
        Optional.empty(),
        Optional.empty());
  }

  /** The table in which the streams of every catalogue keep the catalogues by which they read. */
  public static TableDefinition ofCatalogues() {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, KeptCatalogues.TABLE),
        "The catalogues by which the streams read.",
        KeptCatalogues.COLUMNS,
        Optional.empty(),
        Optional.empty());
  }
}
