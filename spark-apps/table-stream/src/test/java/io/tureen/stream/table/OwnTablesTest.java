package io.tureen.stream.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.health.Readiness;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicGuard;
import io.tureen.stream.topic.TopicState;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnTablesTest {
  private static final TopicState TOPIC =
      new TopicState("menu_app_events", "topic-1", false, offsets(5, 0), offsets(100, 80));

  private static final TopicState REACHING_BACK =
      new TopicState("menu_app_events", "topic-1", false, offsets(0, 0), offsets(100, 80));

  private static final Decisions NONE = new Decisions(Set.of());

  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final TopicGuard guard = new TopicGuard(TOPIC, NONE);
  private OwnTables own;

  @BeforeEach
  void make() {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    own = ensured();
  }

  private OwnTables ensured() {
    Catalogue catalogue = Catalogue.builtIn();
    return OwnTables.ensure(
        catalogue,
        catalogue.requireStream("menu-events"),
        new TableKeeper(tables, URI.create("memory:///warehouse")),
        "topic-1",
        new Waiting(new Readiness(), Duration.ofSeconds(1), new CountDownLatch(1)));
  }

  @Test
  void newTablesStartWhereTheTopicBegins() {
    assertThat(own.startIn(guard, NONE)).isEqualTo(offsets(5, 0));
    assertThat(own.position()).isEqualTo(Offsets.NONE);
  }

  @Test
  void theStartIsWhereTheTableIsThatIsFurthestBehind() {
    note(own.events(), offsets(60, 30));
    note(own.rejected().orElseThrow(), offsets(40, 50));

    assertThat(own.startIn(guard, NONE)).isEqualTo(offsets(40, 30));
    assertThat(own.position()).isEqualTo(offsets(60, 50));
  }

  @Test
  void aTableWhoseNextRecordsAreGoneIsNamed() {
    note(own.events(), offsets(60, 30));
    note(own.rejected().orElseThrow(), offsets(3, 30));

    assertThatThrownBy(() -> own.startIn(guard, NONE))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("menu_app_rejected: the stream goes on at the offsets {\"0\":3}")
        .hasMessageContaining("begins at {\"0\":5,");
  }

  @Test
  void aTableThatWasDroppedIsMissedWhenTheTopicNoLongerHasItsRecords() {
    note(own.events(), offsets(60, 30));
    assertThatThrownBy(() -> own.startIn(guard, NONE))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("menu_app_rejected: the stream goes on at the offsets {\"0\":0}")
        .hasMessageContaining("records-expired/menu_app_events/topic-1/0=0");
  }

  @Test
  void aTableOfDuplicatesThatIsNewBeginsWhereTheTableOfEventsIs() {
    note(own.events(), offsets(60, 30));
    note(own.rejected().orElseThrow(), offsets(60, 30));

    assertThat(own.startIn(guard, NONE)).isEqualTo(offsets(60, 30));
    assertThat(own.duplicates().committedOffsets()).isEqualTo(offsets(60, 30));
  }

  @Test
  void aCopyOfATableIsRefusedUntilAPersonDecidesToGoOnAfterItsRows() throws IOException {
    Table copied = own.events().table();
    copied.newAppend().appendFile(file(copied, 40, 12)).commit();
    long snapshot = copied.currentSnapshot().snapshotId();
    String decision = "go-on-after-rows/menu_app_events/" + snapshot;

    assertThatThrownBy(() -> own.startIn(guard, NONE))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("The table menu_app_events has 2 rows")
        .hasMessageContaining("once with TUREEN_DECISIONS=" + decision + ":");

    own.startIn(new TopicGuard(REACHING_BACK, NONE), new Decisions(Set.of(decision)));

    assertThat(own.events().committedOffsets()).isEqualTo(offsets(41, 13));
    assertThat(ensured().startIn(new TopicGuard(REACHING_BACK, NONE), NONE).in(0)).isZero();
  }

  /** With a row from each partition. */
  private static DataFile file(Table table, long first, long second) throws IOException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    List<Record> rows = new ArrayList<>();
    for (long offset : List.of(first, second)) {
      Record row = GenericRecord.create(table.schema());
      row.setField("event_id", UUID.randomUUID());
      row.setField("event_type", "login");
      row.setField("event_timestamp", now);
      row.setField("user_id", "ada");
      row.setField("kafka_partition", rows.size());
      row.setField("kafka_offset", offset);
      row.setField("ingested_at", now);
      rows.add(row);
    }
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    OutputFileFactory names = OutputFileFactory.builderFor(table, 0, 0).build();
    DataWriter<Record> writer =
        new ParquetFiles(table).newDataWriter(names.newOutputFile(day), table.spec(), day);
    try (writer) {
      rows.forEach(writer::write);
    }
    return writer.toDataFile();
  }

  private static void note(StreamTable table, Offsets offsets) {
    table.commit(List.of(), offsets, Map.of());
  }

  private static Offsets offsets(long first, long second) {
    return Offsets.of(Map.of(0, first, 1, second));
  }
}
