package io.tureen.stream.table;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that a stream writes.
 *
 * @param rejected empty when another stream writes the rejected records
 */
public record OwnTables(StreamTable events, Optional<StreamTable> rejected) {

  /**
   * Makes the tables what the catalogue says they are, and waits for the Metastore if need be.
   *
   * @param topicId the topic that is read now
   * @param beforeCreation is called before a table is created that was not there
   */
  public static OwnTables ensure(
      Catalogue catalogue,
      Stream stream,
      TableKeeper keeper,
      String topicId,
      Waiting waiting,
      Runnable beforeCreation) {
    TableDefinition events = TableDefinition.ofEvents(catalogue, stream);
    Optional<TableDefinition> rejected =
        catalogue.ownsRejected(stream)
            ? Optional.of(TableDefinition.ofRejected(catalogue))
            : Optional.empty();
    return waiting.until(
        "the Metastore",
        StreamTable::mayPass,
        () -> {
          if (!keeper.exists(events) || !rejected.map(keeper::exists).orElse(true)) {
            beforeCreation.run();
          }
          return new OwnTables(
              new StreamTable(keeper.ensure(events), topicId, waiting),
              rejected.map(
                  definition -> new StreamTable(keeper.ensure(definition), topicId, waiting)));
        });
  }

  public List<StreamTable> all() {
    List<StreamTable> all = new ArrayList<>();
    all.add(events);
    rejected.ifPresent(all::add);
    return all;
  }

  /** Up to where every table has the topic's records. */
  public Offsets committed() {
    Offsets committed = events.committedOffsets();
    return rejected.map(table -> committed.nearest(table.committedOffsets())).orElse(committed);
  }
}
