package io.tureen.stream.table;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.Stream;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicGuard;
import io.tureen.stream.waiting.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tables that a stream writes.
 *
 * @param rejected empty when another stream writes the rejected records
 */
public record OwnTables(
    StreamTable events, Optional<StreamTable> rejected, StreamTable duplicates) {

  /**
   * Makes the tables what the catalogue says they are, and waits for the Metastore if need be.
   *
   * @param topicId the topic that is read now
   */
  public static OwnTables ensure(
      Catalogue catalogue, Stream stream, TableKeeper keeper, String topicId, Waiting waiting) {
    TableDefinition events = TableDefinition.ofEvents(catalogue, stream);
    TableDefinition duplicates = TableDefinition.ofDuplicates(catalogue, stream);
    Optional<TableDefinition> rejected =
        catalogue.ownsRejected(stream)
            ? Optional.of(TableDefinition.ofRejected(catalogue))
            : Optional.empty();
    return waiting.until(
        "the Metastore",
        StreamTable::mayPass,
        () ->
            new OwnTables(
                new StreamTable(keeper.ensure(events), topicId, waiting),
                rejected.map(
                    definition -> new StreamTable(keeper.ensure(definition), topicId, waiting)),
                new StreamTable(keeper.ensure(duplicates), topicId, waiting)));
  }

  public List<StreamTable> all() {
    List<StreamTable> all = new ArrayList<>();
    all.add(events);
    rejected.ifPresent(all::add);
    all.add(duplicates);
    return all;
  }

  /**
   * Where a stream begins that goes on with these tables: at the one that is furthest behind.
   *
   * @param decisions what a person decided about tables that lost rows
   * @throws io.tureen.stream.failure.StreamException if the topic is not the one that the tables
   *     were written from, or records of it are missing
   */
  public Offsets startIn(TopicGuard topic, Decisions decisions) {
    topic.requireNotCompacted();
    duplicates.followFrom(events);
    for (StreamTable table : all()) {
      table.requireItsRows(decisions);
      String name = table.name();
      table.committed().ifPresent(committed -> topic.requireSame(committed.topicId(), name));
      topic.requireReached(table.committedOffsets(), name);
    }
    // Of a stream that has read before, a table that knows no offsets was dropped and made again.
    boolean begun = all().stream().anyMatch(table -> !table.committedOffsets().isEmpty());
    if (begun) {
      topic.requireKept(
          all().stream()
              .collect(Collectors.toMap(StreamTable::name, StreamTable::committedOffsets)));
    }
    return topic.withinTopic(
        all().stream().map(StreamTable::committedOffsets).reduce(Offsets::nearest).orElseThrow());
  }

  /** Shows what grows while upkeep is away. */
  public void register(MeterRegistry registry, String stream) {
    Gauge.builder(
            "tureen.stream.snapshots",
            this,
            tables -> tables.all().stream().mapToInt(StreamTable::snapshots).max().orElse(0))
        .description("Snapshots of the table that has most; upkeep expires them")
        .tag("stream", stream)
        .strongReference(true)
        .register(registry);
  }

  /** Before which every record was read: where the furthest of the tables is. */
  public Offsets position() {
    return all().stream()
        .map(StreamTable::committedOffsets)
        .reduce(Offsets.NONE, Offsets::furthest);
  }
}
