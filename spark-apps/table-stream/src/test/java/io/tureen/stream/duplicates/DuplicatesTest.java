package io.tureen.stream.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.health.Readiness;
import io.tureen.stream.TestCatalogues;
import io.tureen.stream.table.ParquetFiles;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
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

class DuplicatesTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(2, 2);
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 3, 14, 12, 0, 0, 0, ZoneOffset.UTC);

  private Table table;
  private StreamTable events;

  @BeforeEach
  void createTable() {
    InMemoryCatalog tables = new InMemoryCatalog();
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    Catalogue catalogue = TestCatalogues.parsed("");
    table =
        new TableKeeper(tables, URI.create("memory:///warehouse"))
            .ensure(TableDefinition.ofEvents(catalogue, catalogue.requireStream("sales")));
    events = new StreamTable(table, "topic-1", waiting());
  }

  @Test
  void anIdOfAnEarlierBatchIsADuplicate() {
    Duplicates duplicates = duplicates(1_000);
    assertThat(duplicates.in(read(A, 0, 5), Offsets.NONE)).isEmpty();
    duplicates.add(read(A, 0, 5));

    Map<Long, Long> found = duplicates.in(read(A, 1, 3), Offsets.NONE);

    assertThat(found).isEqualTo(Map.of(Origin.of(1, 3), Origin.of(0, 5)));
  }

  @Test
  void ofTwoRecordsOfOneBatchTheFirstIsTheRow() {
    ReadIds batch = read(A, 1, 3);
    batch.add(B, Origin.of(0, 4));
    batch.add(A, Origin.of(0, 9));

    Map<Long, Long> found = duplicates(1_000).in(batch, Offsets.NONE);

    assertThat(found).isEqualTo(Map.of(Origin.of(1, 3), Origin.of(0, 9)));
  }

  @Test
  void aRecordThatIsReadAgainIsNoDuplicateOfItself() throws IOException {
    write(row(A, 5, NOON));

    assertThat(duplicates(1_000).in(read(A, 0, 5), offsets(6))).isEmpty();
  }

  @Test
  void aDuplicateThatIsReadAgainIsOneAgain() throws IOException {
    write(row(A, 5, NOON));

    Map<Long, Long> found = duplicates(1_000).in(read(A, 0, 3), offsets(6));

    assertThat(found).isEqualTo(Map.of(Origin.of(0, 3), Origin.of(0, 5)));
  }

  @Test
  void aRecordThatMayBeInNoTableMakesNoneADuplicate() {
    ReadIds batch = read(A, 0, 3);
    batch.add(A, Origin.of(0, 8));

    assertThat(duplicates(1_000).in(batch, offsets(6))).isEmpty();
  }

  @Test
  void theWindowReachesBackFromTheLastRowHoweverLongAgoThatWas() throws IOException {
    write(
        row(A, 1, NOON.minusMinutes(59)),
        row(B, 2, NOON),
        row(new UUID(3, 3), 0, NOON.minusHours(3)));
    Duplicates duplicates = duplicates(1_000);

    assertThat(duplicates.in(read(A, 0, 7), offsets(3))).hasSize(1);
    assertThat(duplicates.in(read(B, 0, 7), offsets(3))).hasSize(1);
    assertThat(duplicates.in(read(new UUID(3, 3), 0, 7), offsets(3))).isEmpty();
  }

  @Test
  void rowsThatAClockOfTomorrowWroteDoNotHideThoseOfNow() throws IOException {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    write(row(A, 1, now.minusMinutes(10)), row(B, 2, now.plusDays(1)));
    Duplicates duplicates = duplicates(1_000);

    assertThat(duplicates.in(read(A, 0, 7), offsets(3))).hasSize(1);
    assertThat(duplicates.in(read(B, 0, 7), offsets(3))).hasSize(1);
  }

  @Test
  void ofTooManyRowsTheNewestAreKnown() throws IOException {
    List<Record> rows = new ArrayList<>();
    for (int i = 0; i < 3_600; i++) {
      rows.add(row(new UUID(9, i), i, NOON.plusSeconds(i)));
    }
    write(rows.toArray(Record[]::new));
    Duplicates duplicates = duplicates(400);

    for (int i = 3_200; i < 3_600; i++) {
      assertThat(duplicates.in(read(new UUID(9, i), 0, 9_999), offsets(3_600))).hasSize(1);
    }
    assertThat(duplicates.in(read(new UUID(9, 100), 0, 9_999), offsets(3_600))).isEmpty();
  }

  @Test
  void afterAFailureItKnowsWhatTheTableHas() throws IOException {
    Duplicates duplicates = duplicates(1_000);
    duplicates.add(read(A, 0, 5));
    write(row(B, 6, NOON));

    duplicates.startOver();

    assertThat(duplicates.in(read(A, 0, 9), offsets(7))).isEmpty();
    assertThat(duplicates.in(read(B, 0, 9), offsets(7))).hasSize(1);
  }

  private Duplicates duplicates(int maxIds) {
    return new Duplicates(events, Duration.ofHours(1), maxIds, waiting());
  }

  private static Waiting waiting() {
    return new Waiting(new Readiness(), Duration.ofSeconds(1), new CountDownLatch(1));
  }

  private static ReadIds read(UUID id, int partition, long offset) {
    ReadIds read = new ReadIds();
    read.add(id, Origin.of(partition, offset));
    return read;
  }

  private static Offsets offsets(long first) {
    return Offsets.of(Map.of(0, first));
  }

  private Record row(UUID id, long offset, OffsetDateTime ingestedAt) {
    Record row = GenericRecord.create(table.schema());
    row.setField("event_id", id);
    row.setField("event_type", "sale");
    row.setField("event_timestamp", NOON);
    row.setField("user_id", "ada");
    row.setField("kafka_partition", 0);
    row.setField("kafka_offset", offset);
    row.setField("ingested_at", ingestedAt);
    return row;
  }

  private void write(Record... rows) throws IOException {
    for (List<Record> day :
        Arrays.stream(rows).collect(Collectors.groupingBy(DuplicatesTest::day)).values()) {
      writeDay(day);
    }
  }

  private static LocalDate day(Record row) {
    return ((OffsetDateTime) row.getField("ingested_at")).toLocalDate();
  }

  private void writeDay(List<Record> rows) throws IOException {
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(rows.get(0)));
    OutputFileFactory names = OutputFileFactory.builderFor(table, 0, 0).build();
    DataWriter<Record> writer =
        new ParquetFiles(table).newDataWriter(names.newOutputFile(day), table.spec(), day);
    try (writer) {
      rows.forEach(writer::write);
    }
    table.newAppend().appendFile(writer.toDataFile()).commit();
  }
}
