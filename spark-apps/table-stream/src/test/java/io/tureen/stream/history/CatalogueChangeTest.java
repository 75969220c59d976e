package io.tureen.stream.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.Fingerprint;
import io.tureen.health.Readiness;
import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.history.Eras.Era;
import io.tureen.stream.settings.Decisions;
import io.tureen.stream.table.CatalogueNote;
import io.tureen.stream.table.StreamTable;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import io.tureen.stream.topic.Offsets;
import io.tureen.stream.topic.TopicState;
import io.tureen.stream.waiting.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueChangeTest {
  private static final CatalogueText OLD = catalogue("a", "a", "b");
  private static final CatalogueText NEW = catalogue("b", "a", "b");
  private static final CatalogueText OTHER_FIRST = catalogue("a", "b", "a");
  private static final TopicState TOPIC =
      new TopicState("events", "topic-1", false, offsets(0), offsets(100));

  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final TableKeeper keeper = new TableKeeper(tables, URI.create("memory:///warehouse"));
  private final ExecutorService processes = Executors.newCachedThreadPool();

  @BeforeEach
  void bothStreamsReadByTheOldCatalogue() throws Exception {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    agree("a", OLD, 0);
    agree("b", OLD, 0);
  }

  @AfterEach
  void end() {
    processes.shutdownNow();
  }

  @Test
  void theSameCatalogueGoesOn() throws Exception {
    assertThat(agree("a", OLD, 10)).isEqualTo(Eras.only(OLD));
    assertThat(agree("b", OLD, 20)).isEqualTo(Eras.only(OLD));
  }

  @Test
  void anotherDescriptionIsNoChange() throws Exception {
    CatalogueText described = new CatalogueText("test", OLD.yaml().replace("Moved.", "It moved."));

    assertThat(agree("a", described, 10)).isEqualTo(Eras.only(described));
  }

  @Test
  void allStreamsChangeWhereTheFurthestStands() throws Exception {
    CompletableFuture<Eras> behind = agreeing("a", NEW, 10);
    CompletableFuture<Eras> ahead = agreeing("b", NEW, 15);

    assertPast(behind.join(), 15);
    assertThat(ahead.join()).isEqualTo(Eras.only(NEW));
  }

  @Test
  void aStreamThatDiesAfterTheOthersWentOnChangesWhereTheyDid() throws Exception {
    CompletableFuture<Eras> dies = agreeing("a", NEW, 10);
    agreeing("b", NEW, 15).join();
    dies.join();
    agree("b", NEW, 40);

    assertPast(agree("a", NEW, 12), 15);
    assertThat(agree("a", NEW, 15).past()).isEmpty();
  }

  @Test
  void aStreamWhoseChangeWasWantedAndNotMadeTakesTheOffsetsOfThoseThatMadeIt() throws Exception {
    CompletableFuture<Eras> first = agreeing("a", NEW, 10);
    CompletableFuture<Eras> second = agreeing("b", NEW, 15);
    CompletableFuture.allOf(first, second).join();
    StreamTable b = table("b", NEW);
    b.noteCatalogue(
        b.catalogueNote()
            .map(note -> CatalogueNote.of("topic-1", Fingerprint.of(OLD.parse())))
            .map(note -> note.wanting(Fingerprint.of(NEW.parse()), offsets(14)))
            .orElseThrow());
    agree("a", NEW, 50);

    assertPast(agree("b", NEW, 14), 15);
  }

  @Test
  void aWantedChangeIsTakenBackAsLongAsNobodyMadeIt() throws Exception {
    StreamTable a = table("a", OLD);
    a.noteCatalogue(a.catalogueNote().orElseThrow().wanting("new", offsets(10)));

    assertThat(agree("a", OLD, 10)).isEqualTo(Eras.only(OLD));

    assertThat(table("a", OLD).catalogueNote().orElseThrow().wanted()).isEmpty();
  }

  @Test
  void theOldCatalogueIsRefusedOnceAnotherStreamHasChanged() throws Exception {
    CompletableFuture<Eras> b = agreeing("b", NEW, 15);
    CompletableFuture<Eras> a = agreeing("a", NEW, 10);
    CompletableFuture.allOf(a, b).join();
    StreamTable stale = table("b", NEW);
    stale.noteCatalogue(
        CatalogueNote.of("topic-1", Fingerprint.of(OLD.parse()))
            .wanting(Fingerprint.of(NEW.parse()), offsets(15)));

    refused(() -> agree("b", OLD, 15), "The stream a has changed to the catalogue");
  }

  @Test
  void aNewStreamKnowsWhatWasNobodysBeforeIt() throws Exception {
    CatalogueText three = catalogue("c", "a", "b", "c");
    CompletableFuture<Eras> a = agreeing("a", three, 10);
    CompletableFuture<Eras> b = agreeing("b", three, 15);
    CompletableFuture.allOf(a, b).join();

    assertPast(agree("c", three, 0), 15);
  }

  @Test
  void anotherStreamOwnsTheRejectedRecordsOnceAllStandAtTheSameOffsets() throws Exception {
    CompletableFuture<Eras> a = agreeing("a", OTHER_FIRST, 15);
    CompletableFuture<Eras> b = agreeing("b", OTHER_FIRST, 15);

    assertThat(a.join()).isEqualTo(Eras.only(OTHER_FIRST));
    assertThat(b.join()).isEqualTo(Eras.only(OTHER_FIRST));
  }

  @Test
  void anotherOwnerOfTheRejectedRecordsIsRefusedWhileTheStreamsStandApart() throws Exception {
    CompletableFuture<Eras> a = agreeing("a", OTHER_FIRST, 10);
    CompletableFuture<Eras> b = agreeing("b", OTHER_FIRST, 15);

    refused(a::join, "wait until every stream has caught up");
    refused(b::join, "The stream that writes the rejected records changes");
    assertThat(agree("a", OLD, 10)).isEqualTo(Eras.only(OLD));
    assertThat(agree("b", OLD, 15)).isEqualTo(Eras.only(OLD));
  }

  @Test
  void aStreamLeavesTheCatalogueOnlyWhenItHasCaughtUp() throws Exception {
    CatalogueText alone = catalogue("a", "a");

    refused(() -> agree("a", alone, 15), "The catalogue no longer has the stream b");

    agree("a", OLD, 15);
    table("b", OLD).commit(List.of(), offsets(15), Map.of());
    assertThat(agree("a", alone, 15)).isEqualTo(Eras.only(alone));
  }

  @Test
  void aLostCopyOfTheOldCatalogueIsAskedForUnlessAPersonGoesOnWithoutIt() throws Exception {
    CompletableFuture<Eras> a = agreeing("a", NEW, 10);
    agreeing("b", NEW, 15).join();
    a.join();
    tables.dropTable(TableDefinition.ofCatalogues().name());

    String decision = "catalogue/table_a/%1$s/%1$s/0=10".formatted(Fingerprint.of(NEW.parse()));
    refused(
        () -> agree("a", NEW, 10),
        Fingerprint.of(OLD.parse()) + ", which the table tureen_catalogues does not have",
        "TUREEN_DECISIONS=" + decision);
    assertThat(change("a", NEW, decision).agree(offsets(10), offsets(10)))
        .isEqualTo(Eras.only(NEW));
    assertThat(agree("a", NEW, 10)).isEqualTo(Eras.only(NEW));
  }

  @Test
  void aCatalogueThatAStreamIsStartedWithAgainIsKeptOnce() throws Exception {
    agree("a", OLD, 10);
    CompletableFuture<Eras> b = agreeing("b", NEW, 15);
    CompletableFuture.allOf(agreeing("a", NEW, 10), b).join();
    agree("a", NEW, 20);

    List<Record> rows = new ArrayList<>();
    Table kept = tables.loadTable(TableDefinition.ofCatalogues().name());
    try (CloseableIterable<Record> all = IcebergGenerics.read(kept).build()) {
      all.forEach(rows::add);
    }
    assertThat(rows)
        .extracting(row -> row.getField("catalogue"))
        .containsOnly(OLD.yaml(), NEW.yaml())
        .containsOnlyOnce(OLD.yaml());
    assertThat(rows).allMatch(row -> row.getField("noted_at") != null);
  }

  @Test
  void aCatalogueThatIsKeptIsNotReadAtAStart() throws Exception {
    Table kept = tables.loadTable(TableDefinition.ofCatalogues().name());
    try (CloseableIterable<FileScanTask> files = kept.newScan().planFiles()) {
      files.forEach(task -> kept.io().deleteFile(task.file().location()));
    }

    agree("a", OLD, 20);
  }

  @Test
  void anotherChangeIsRefusedWhileTheCatalogueBeforeItIsNotKnown() throws Exception {
    tables.dropTable(TableDefinition.ofCatalogues().name());
    CompletableFuture<Eras> a = agreeing("a", OTHER_FIRST, 15);
    CompletableFuture<Eras> b = agreeing("b", OTHER_FIRST, 15);

    refused(a::join, "which the table tureen_catalogues does not have");
    refused(b::join, "Start this stream once with that catalogue");
  }

  private CompletableFuture<Eras> agreeing(String stream, CatalogueText text, long position) {
    return CompletableFuture.supplyAsync(() -> agree(stream, text, position), processes);
  }

  private Eras agree(String stream, CatalogueText text, long position) {
    return change(stream, text).agree(offsets(position), offsets(position));
  }

  private CatalogueChange change(String stream, CatalogueText text, String... decisions) {
    return new CatalogueChange(
        text,
        table(stream, text),
        new OtherStreams(tables, text.parse().requireStream(stream), "topic-1"),
        new KnownCatalogues(keeper, waiting()),
        TOPIC,
        waiting(),
        new Decisions(Set.of(decisions)));
  }

  private StreamTable table(String stream, CatalogueText text) {
    Catalogue catalogue = text.parse();
    return new StreamTable(
        keeper.ensure(TableDefinition.ofEvents(catalogue, catalogue.requireStream(stream))),
        "topic-1",
        waiting());
  }

  private static Waiting waiting() {
    return new Waiting(new Readiness(), Duration.ofSeconds(30), new CountDownLatch(1));
  }

  private static void assertPast(Eras eras, long until) {
    assertThat(eras.past()).hasSize(1);
    Era era = eras.past().get(0);
    assertThat(era.catalogue().yaml()).isEqualTo(OLD.yaml());
    assertThat(era.until()).isEqualTo(offsets(until));
  }

  private static void refused(ThrowingCallable change, String... words) {
    assertThatThrownBy(
            () -> {
              try {
                change.call();
              } catch (CompletionException e) {
                throw e.getCause();
              }
            })
        .isInstanceOfSatisfying(
            StreamException.class,
            e -> assertThat(e.problem()).isEqualTo(StreamProblem.CATALOGUES_APART))
        .message()
        .contains(words);
  }

  /** A catalogue of these streams, each with an event type "at_" + its name; "moved" is of one. */
  private static CatalogueText catalogue(String streamOfMoved, String... streams) {
    StringBuilder yaml =
        new StringBuilder(
            "name: test\ntopic: events\nkey: user_id\nrejected_table: rejected\nstreams:\n");
    for (String stream : streams) {
      yaml.append("  %s:\n    table: table_%s\n".formatted(stream, stream));
    }
    yaml.append("fields:\n  user_id: {type: text, required: true}\nevent_types:\n");
    for (String stream : streams) {
      yaml.append("  at_%s:\n    stream: %s\n".formatted(stream, stream));
    }
    yaml.append("  moved:\n    stream: %s\n    description: Moved.\n".formatted(streamOfMoved));
    return new CatalogueText("test", yaml.toString());
  }

  private static Offsets offsets(long next) {
    return Offsets.of(Map.of(0, next));
  }
}
