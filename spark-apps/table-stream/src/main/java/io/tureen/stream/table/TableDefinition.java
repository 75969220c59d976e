package io.tureen.stream.table;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Column;
import io.tureen.catalogue.Columns;
import io.tureen.catalogue.Envelope;
import io.tureen.catalogue.Stream;
import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What a table has to be.
 *
 * @param dayOf the column by whose day the table is partitioned
 */
public record TableDefinition(
    TableIdentifier name, String description, List<Column> columns, String dayOf) {
  private static final String SCHEMA = "default";

  /** The table of a stream's events. */
  public static TableDefinition ofEvents(Catalogue catalogue, Stream stream) {
    return new TableDefinition(
        TableIdentifier.of(SCHEMA, stream.table()),
        "Events of the stream " + stream.name() + ", catalogue " + catalogue.name() + ".",
        catalogue.columns(stream),
        Envelope.EVENT_TIMESTAMP);
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
        Columns.INGESTED_AT);
  }
}
