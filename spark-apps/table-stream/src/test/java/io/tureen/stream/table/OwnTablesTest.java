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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnTablesTest {
  private static final TopicState TOPIC =
      new TopicState("menu_app_events", "topic-1", offsets(5, 0), offsets(100, 80));

  private static final Decisions NONE = new Decisions(Set.of());

  private final InMemoryCatalog tables = new InMemoryCatalog();
  private final TopicGuard guard = new TopicGuard(TOPIC, NONE);
  private OwnTables own;

  @BeforeEach
  void make() {
    tables.initialize("test", Map.of());
    tables.createNamespace(Namespace.of("default"));
    Catalogue catalogue = Catalogue.builtIn();
    own =
        OwnTables.ensure(
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

  private static void note(StreamTable table, Offsets offsets) {
    table.commit(List.of(), offsets, Map.of());
  }

  private static Offsets offsets(long first, long second) {
    return Offsets.of(Map.of(0, first, 1, second));
  }
}
