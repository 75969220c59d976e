package io.tureen.stream.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.health.Readiness;
import io.tureen.stream.TestCatalogues;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.waiting.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTableTest {
  private static final String TOPIC = "topic-1";
  private static final Map<String, String> SUMMARY = Map.of("tureen.epoch", "7");

  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final Waiting waiting =
      new Waiting(new Readiness(), Duration.ofSeconds(30), new CountDownLatch(1));
  private Table table;
  private int files;

  @BeforeEach
  void createTable() {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    Catalogue catalogue = TestCatalogues.parsed("");
    table =
        new TableKeeper(tables, URI.create("memory:///warehouse"))
            .ensure(TableDefinition.ofEvents(catalogue, catalogue.requireStream("sales")));
  }

  @Test
  void rowsAndOffsetsAreOneSnapshot() {
    StreamTable stream = stream(TOPIC);

    stream.commit(List.of(file()), offsets(10), SUMMARY);

    assertThat(snapshots()).hasSize(1);
    assertThat(snapshots().get(0).summary())
        .containsEntry("tureen.epoch", "7")
        .containsEntry("added-data-files", "1");
    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void offsetsAloneMakeNoSnapshot() {
    stream(TOPIC).commit(List.of(), offsets(10), Map.of());

    assertThat(snapshots()).isEmpty();
    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void aProcessThatWasOvertakenCommitsNothing() {
    StreamTable zombie = stream(TOPIC);
    stream(TOPIC).commit(List.of(file()), offsets(10), SUMMARY);

    assertThatThrownBy(() -> zombie.commit(List.of(file()), offsets(10), SUMMARY))
        .isInstanceOf(OffsetsMovedException.class);

    assertThat(snapshots()).hasSize(1);
    zombie.refresh();
    assertThat(zombie.committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void commitsOfOthersThatLeaveTheOffsetsAloneDoNotDisturb() {
    StreamTable stream = stream(TOPIC);
    tables.loadTable(definitionName()).newAppend().appendFile(file()).commit();

    stream.commit(List.of(file()), offsets(10), SUMMARY);

    assertThat(snapshots()).hasSize(2);
  }

  @Test
  void upkeepBetweenTwoCommitsDoesNotDisturb() {
    StreamTable stream = stream(TOPIC);
    DataFile first = file();
    DataFile second = file();
    stream.commit(List.of(first), offsets(10), SUMMARY);
    stream.commit(List.of(second), offsets(20), SUMMARY);

    compactAndExpire(first, second);
    stream.commit(List.of(file()), offsets(30), SUMMARY);

    assertThat(snapshots()).hasSize(2);
    assertThat(stream.committedOffsets()).isEqualTo(offsets(30));
  }

  @Test
  void aStreamThatIsRestartedAfterUpkeepGoesOnWhereItWas() {
    StreamTable before = stream(TOPIC);
    DataFile first = file();
    DataFile second = file();
    before.commit(List.of(first), offsets(10), SUMMARY);
    before.commit(List.of(second), offsets(20), SUMMARY);

    compactAndExpire(first, second);

    assertThat(snapshots())
        .singleElement()
        .satisfies(snapshot -> assertThat(snapshot.operation()).isEqualTo("replace"));
    StreamTable after = stream(TOPIC);
    assertThat(after.committedOffsets()).isEqualTo(offsets(20));
    after.commit(List.of(file()), offsets(30), SUMMARY);
    assertThatThrownBy(() -> before.commit(List.of(file()), offsets(30), SUMMARY))
        .isInstanceOf(OffsetsMovedException.class);
  }

  /** As Trino's optimize and expire_snapshots do it. */
  private void compactAndExpire(DataFile... small) {
    Table other = tables.loadTable(definitionName());
    RewriteFiles rewrite = other.newRewrite();
    List.of(small).forEach(rewrite::deleteFile);
    rewrite.addFile(file()).commit();
    long after = other.currentSnapshot().timestampMillis() + 1;
    other
        .expireSnapshots()
        .expireOlderThan(after)
        .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
        .commit();
  }

  @Test
  void aTableThatWasRolledBackTakesNoRowsAndSaysWhatIsMissing() {
    StreamTable stream = withThreeCommits();
    rollBackTo(snapshots().get(0));

    assertThatThrownBy(() -> stream.commit(List.of(file()), offsets(40), SUMMARY))
        .isInstanceOfSatisfying(
            StreamException.class,
            e -> assertThat(e.problem()).isEqualTo(StreamProblem.TABLE_ROLLED_BACK))
        .hasMessageContaining("the rows of 20 records are missing");

    assertThat(snapshots()).hasSize(3);
  }

  @Test
  void aTableThatWasRolledBackIsFoundThoughUpkeepCommittedSince() {
    withThreeCommits();
    rollBackTo(snapshots().get(0));
    tables.loadTable(definitionName()).newAppend().appendFile(file()).commit();

    assertThatThrownBy(() -> stream(TOPIC).requireItsRows(decisions()))
        .hasMessageContaining("the rows of 20 records are missing");
  }

  @Test
  void aTableThatWasReplacedIsFound() {
    withThreeCommits();
    tables
        .buildTable(definitionName(), table.schema())
        .createOrReplaceTransaction()
        .commitTransaction();

    assertThatThrownBy(() -> stream(TOPIC).requireItsRows(decisions()))
        .hasMessageContaining("the rows of 30 records are missing");
  }

  @Test
  void rowsThatAreMissingSinceASnapshotOfAnEarlierVersionCannotBeReadAgain() {
    tables
        .loadTable(definitionName())
        .newAppend()
        .appendFile(file())
        .set(StreamTable.COMMIT_ID, "of-0.1")
        .commit();
    withThreeCommits();
    rollBackTo(snapshots().get(0));

    assertThatThrownBy(() -> stream(TOPIC).requireItsRows(decisions()))
        .hasMessageContaining("which does not tell what is missing")
        .hasMessageContaining("go-on-without/sales/")
        .hasMessageNotContaining("read-again");
  }

  @Test
  void missingRowsAreReadAgainOrLeftOutAsAPersonDecides() {
    withThreeCommits();
    rollBackTo(snapshots().get(0));
    String situation =
        "/sales/%d/%d".formatted(snapshots().get(2).snapshotId(), snapshots().get(0).snapshotId());

    stream(TOPIC).requireItsRows(decisions("read-again" + situation));
    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(10));
    stream(TOPIC).requireItsRows(decisions());
    stream(TOPIC).commit(List.of(file()), offsets(30), SUMMARY);

    rollBackTo(snapshots().get(0));
    assertThatThrownBy(() -> stream(TOPIC).requireItsRows(decisions("read-again" + situation)))
        .isInstanceOf(StreamException.class);
    String again =
        "/sales/%d/%d".formatted(snapshots().get(3).snapshotId(), snapshots().get(0).snapshotId());
    stream(TOPIC).requireItsRows(decisions("go-on-without" + again));
    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(30));
    stream(TOPIC).requireItsRows(decisions());
  }

  @Test
  void aTableThatWasPutBackOffsetsAndAllEndsTheStreamThatWritesIt() {
    StreamTable stream = withThreeCommits();
    tables
        .loadTable(definitionName())
        .updateProperties()
        .set(CommittedOffsets.PROPERTY, "{\"topic_id\":\"topic-1\",\"next\":{\"0\":10}}")
        .commit();

    assertThatThrownBy(stream::refresh)
        .isInstanceOfSatisfying(
            StreamException.class,
            e -> assertThat(e.problem()).isEqualTo(StreamProblem.TABLE_RESTORED));
    assertThatThrownBy(() -> stream.commit(List.of(file()), offsets(40), SUMMARY))
        .isInstanceOf(OffsetsMovedException.class);
  }

  @Test
  void aTableWithTooManySnapshotsForgetsTheOldestAndTheStreamGoesOn() {
    StreamTable stream = withThreeCommits();
    Table other = tables.loadTable(definitionName());
    Transaction commit = other.newTransaction();
    new SnapshotBound(3, 2).keep(commit, 3);
    new SnapshotBound(2, 1).keep(commit, 3);
    commit.commitTransaction();

    assertThat(snapshots()).hasSize(1);
    assertThat(tables.loadTable(definitionName()).currentSnapshot().summary())
        .containsEntry("total-data-files", "3");
    stream.commit(List.of(file()), offsets(40), SUMMARY);
    stream(TOPIC).requireItsRows(decisions());
  }

  private StreamTable withThreeCommits() {
    StreamTable stream = stream(TOPIC);
    for (int end = 10; end <= 30; end += 10) {
      stream.commit(List.of(file()), offsets(end), SUMMARY);
    }
    return stream;
  }

  private void rollBackTo(Snapshot snapshot) {
    Table other = tables.loadTable(definitionName());
    other.manageSnapshots().setCurrentSnapshot(snapshot.snapshotId()).commit();
  }

  private static Decisions decisions(String... made) {
    return new Decisions(Set.of(made));
  }

  @Test
  void aCommitWhoseAnswerGotLostIsNotMadeTwice() {
    Flaky flaky = new Flaky(true, unknown());
    StreamTable stream = new StreamTable(new BaseTable(flaky, "default.sales"), TOPIC, waiting);

    stream.commit(List.of(file()), offsets(10), SUMMARY);

    assertThat(flaky.failures).isZero();
    assertThat(snapshots()).hasSize(1);
    assertThat(stream.committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void aCommitThatGotLostIsMadeAgain() {
    Flaky flaky = new Flaky(false, unknown());
    StreamTable stream = new StreamTable(new BaseTable(flaky, "default.sales"), TOPIC, waiting);

    stream.commit(List.of(file()), offsets(10), SUMMARY);

    assertThat(flaky.failures).isZero();
    assertThat(snapshots()).hasSize(1);
  }

  @Test
  void aCommitThatWentThroughThoughItWasSaidToHaveFailedIsNoOtherWriters() {
    Flaky flaky = new Flaky(true, new CommitFailedException("the Metastore said so"));
    StreamTable stream = new StreamTable(new BaseTable(flaky, "default.sales"), TOPIC, waiting);

    stream.commit(List.of(file()), offsets(10), SUMMARY);

    assertThat(flaky.failures).isZero();
    assertThat(snapshots()).hasSize(1);
    assertThat(stream.committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void twoProcessesThatNoteTheSameCatalogueAtOnceBothGoOn() {
    Flaky overtaken = new Flaky(true, new CommitFailedException("another process came first"));
    StreamTable stream = new StreamTable(new BaseTable(overtaken, "default.sales"), TOPIC, waiting);
    CatalogueNote note = CatalogueNote.of(TOPIC, "1f");

    stream.noteCatalogue(note);

    assertThat(overtaken.failures).isZero();
    assertThat(stream(TOPIC).catalogueNote()).contains(note);
  }

  @Test
  void aProcessWithAnotherCatalogueIsRefused() {
    StreamTable late = stream(TOPIC);
    stream(TOPIC).noteCatalogue(CatalogueNote.of(TOPIC, "1f"));

    assertThatThrownBy(() -> late.noteCatalogue(CatalogueNote.of(TOPIC, "2e")))
        .isInstanceOf(StreamException.class)
        .hasMessageContaining("another catalogue");

    assertThat(stream(TOPIC).catalogueNote()).contains(CatalogueNote.of(TOPIC, "1f"));
  }

  @Test
  void aTableOfAnotherTopicNotesAtOnceWhereTheStreamBegins() {
    stream(TOPIC).commit(List.of(file()), offsets(10), SUMMARY);

    stream("topic-2").beginAt(offsets(0));

    assertThat(stream("topic-2").committed())
        .hasValueSatisfying(
            committed -> {
              assertThat(committed.topicId()).isEqualTo("topic-2");
              assertThat(committed.next()).isEqualTo(offsets(0));
            });
    assertThat(snapshots()).hasSize(1);
  }

  @Test
  void aTableThatIsNotBehindTheBeginningNotesNothing() {
    stream(TOPIC).beginAt(offsets(0));
    assertThat(stream(TOPIC).committed()).isEmpty();

    stream(TOPIC).commit(List.of(file()), offsets(10), SUMMARY);
    stream(TOPIC).beginAt(offsets(4));

    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(10));
  }

  @Test
  void aTableWhoseNextRecordsAreGoneNotesWhereTheStreamBegins() {
    stream(TOPIC).commit(List.of(file()), offsets(10), SUMMARY);

    stream(TOPIC).beginAt(offsets(25));

    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(offsets(25));
  }

  @Test
  void offsetsOfAnEarlierTopicCountForNothing() {
    stream(TOPIC).commit(List.of(file()), offsets(10), SUMMARY);

    StreamTable stream = stream("topic-2");
    assertThat(stream.committedOffsets()).isEqualTo(Offsets.NONE);
    stream.commit(List.of(file()), offsets(3), SUMMARY);

    assertThat(stream("topic-2").committedOffsets()).isEqualTo(offsets(3));
    assertThat(stream(TOPIC).committedOffsets()).isEqualTo(Offsets.NONE);
  }

  private static org.apache.iceberg.catalog.TableIdentifier definitionName() {
    return org.apache.iceberg.catalog.TableIdentifier.of("default", "sales");
  }

  private StreamTable stream(String topicId) {
    return new StreamTable(tables.loadTable(definitionName()), topicId, waiting);
  }

  private List<Snapshot> snapshots() {
    Table now = tables.loadTable(definitionName());
    return List.copyOf((java.util.Collection<Snapshot>) now.snapshots());
  }

  private static Offsets offsets(long next) {
    return Offsets.of(Map.of(0, next));
  }

  private DataFile file() {
    files++;
    return DataFiles.builder(table.spec())
        .withPartitionPath("ingested_at_day=2026-03-14")
        .withPath("memory:///warehouse/sales/data/" + files + ".parquet")
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(10)
        .withRecordCount(1)
        .build();
  }

  private static CommitStateUnknownException unknown() {
    return new CommitStateUnknownException(new java.io.IOException("connection reset"));
  }

  /** Operations whose first commit fails, or is said to. */
  private final class Flaky implements TableOperations {
    private final TableOperations real =
        ((HasTableOperations) tables.loadTable(definitionName())).operations();
    private final boolean goesThrough;
    private final RuntimeException failure;
    private int failures = 1;

    Flaky(boolean goesThrough, RuntimeException failure) {
      this.goesThrough = goesThrough;
      this.failure = failure;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      boolean fail = failures > 0;
      failures = 0;
      if (!fail || goesThrough) {
        real.commit(base, metadata);
      }
      if (fail) {
        throw failure;
      }
    }

    @Override
    public TableMetadata current() {
      return real.current();
    }

    @Override
    public TableMetadata refresh() {
      return real.refresh();
    }

    @Override
    public FileIO io() {
      return real.io();
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return real.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return real.locationProvider();
    }
  }
}
