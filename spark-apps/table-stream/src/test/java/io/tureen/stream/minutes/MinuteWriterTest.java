package io.tureen.stream.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.stream.TestClock;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MinuteWriterTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Optional<Lag> LAG = Optional.of(new Lag(90, 100, 10, Duration.ofSeconds(3)));

  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final TableKeeper keeper = new TableKeeper(tables, URI.create("memory:///warehouse/"));
  private final MinutesTable table = new MinutesTable(keeper, "sales");
  private final TestClock clock = new TestClock();
  private final MinuteBook book = new MinuteBook("sales", clock, MINUTE);

  @BeforeEach
  void createSchema() {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
  }

  @Test
  void aMinuteIsARowOfTheTableWhichIsMadeForIt() throws Exception {
    book.batchDone(Batches.of(10, 1, 1, 2));
    book.batchDone(Batches.of(20, 3, 1, 5));
    aMinutePasses();

    new MinuteWriter(book, table::append).write();

    Record row = rows().get(0);
    assertThat(rows()).hasSize(1);
    assertThat(row.getField("stream")).isEqualTo("sales");
    assertThat(row.getField("minute")).isEqualTo(OffsetDateTime.parse("2026-11-24T12:00:00Z"));
    assertThat(row.getField("last_offset")).isEqualTo(90L);
    assertThat(row.getField("end_offset")).isEqualTo(100L);
    assertThat(row.getField("lag_records")).isEqualTo(10L);
    assertThat(row.getField("lag_seconds")).isEqualTo(5.0);
    assertThat(row.getField("batches")).isEqualTo(2L);
    assertThat(row.getField("rows")).isEqualTo(30L);
    assertThat(row.getField("rejected")).isEqualTo(2L);
    assertThat(row.getField("batch_seconds_mean")).isEqualTo(3.0);
    assertThat(row.getField("batch_seconds_max")).isEqualTo(4.0);
    assertThat(book.waiting()).isEmpty();
  }

  @Test
  void whatKafkaDidNotAnswerIsNull() throws Exception {
    clock.advance(MINUTE);
    book.turn(clock.instant(), Optional.empty());

    new MinuteWriter(book, table::append).write();

    assertThat(rows())
        .allMatch(row -> row.getField("lag_records") == null)
        .allMatch(row -> row.getField("batch_seconds_mean") == null)
        .allMatch(row -> row.getField("batches").equals(0L))
        .hasSize(1);
  }

  @Test
  void minutesThatCouldNotBeWrittenAreWrittenLaterEachOnce() throws Exception {
    List<UUID> ids = new ArrayList<>();
    MinuteWriter writer =
        new MinuteWriter(
            book,
            (minutes, id) -> {
              ids.add(id);
              if (ids.size() == 1) {
                throw new IOException("the storage is away");
              }
              table.append(minutes, id);
              if (ids.size() == 2) {
                expireSnapshots();
                throw new IOException("the answer got lost");
              }
            });

    aMinutePasses();
    writer.write();
    aMinutePasses();
    writer.write();
    aMinutePasses();
    writer.write();

    assertThat(rows())
        .extracting(row -> row.getField("minute").toString())
        .containsExactlyInAnyOrder("2026-11-24T12:00Z", "2026-11-24T12:01Z", "2026-11-24T12:02Z");
    assertThat(ids.subList(0, 3)).containsOnly(ids.get(0));
    assertThat(book.waiting()).isEmpty();
  }

  @Test
  void aTableThatWasDroppedIsMadeAnew() throws Exception {
    MinuteWriter writer = new MinuteWriter(book, table::append);
    aMinutePasses();
    writer.write();
    tables.dropTable(TableDefinition.ofMinutes().name());
    aMinutePasses();

    writer.write();
    writer.write();

    assertThat(rows()).hasSize(1);
  }

  @Test
  void theTableHasNoPartitions() throws Exception {
    aMinutePasses();
    new MinuteWriter(book, table::append).write();

    assertThat(load().spec().isUnpartitioned()).isTrue();
    assertThat(load().properties()).containsEntry("engine.hive.lock-enabled", "false");
  }

  /**
   * What upkeep does in an outage of more than a quarter of an hour, with other snapshots there.
   */
  private void expireSnapshots() {
    Table expiring = load();
    expiring.newFastAppend().commit();
    expiring.expireSnapshots().expireOlderThan(Long.MAX_VALUE).commit();
  }

  private void aMinutePasses() {
    clock.advance(MINUTE);
    book.turn(clock.instant(), LAG);
  }

  private Table load() {
    return tables.loadTable(TableDefinition.ofMinutes().name());
  }

  private List<Record> rows() throws IOException {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> all = IcebergGenerics.read(load()).build()) {
      all.forEach(rows::add);
    }
    return rows;
  }
}
