package io.tureen.stream.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.stream.TestCatalogues;
import io.tureen.stream.history.Eras;
import io.tureen.stream.table.TableDefinition;
import io.tureen.stream.table.TableKeeper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTablesTest {
  @TempDir Path directory;

  @Test
  void anExecutorElsewhereCanReadEventsAndOpenFilesWithThem() throws Exception {
    CatalogueText text = TestCatalogues.sales("");
    Catalogue catalogue = text.parse();
    TableDefinition definition =
        TableDefinition.ofEvents(catalogue, catalogue.requireStream("sales"));
    InMemoryCatalog memory = new InMemoryCatalog();
    memory.initialize("test", Map.of());
    memory.createNamespace(definition.name().namespace());
    Table made = new TableKeeper(memory, URI.create("memory:///warehouse")).ensure(definition);
    // One in files, which a process elsewhere can open.
    try (HadoopCatalog tables =
        new HadoopCatalog(new Configuration(), directory.toUri().toString())) {
      Table events = tables.createTable(definition.name(), made.schema(), made.spec());

      TaskTables there =
          sent(new TaskTables(Eras.only(text), "sales", events, Optional.empty(), events));

      assertThat(there.rejected()).isEmpty();
      assertThat(there.events().schema().sameSchema(events.schema())).isTrue();
      assertThat(there.events().specs()).hasSize(1);
      TopicRecord record = new TopicRecord(0, 0, Instant.EPOCH, null, new byte[] {'{', '}'});
      assertThat(there.rulesFor(record).read(record)).isNotNull();
      assertThat(new RowFiles(there.events(), 0, 0).finish()).isEmpty();
    }
  }

  private static TaskTables sent(TaskTables tables) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tables);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (TaskTables) in.readObject();
    }
  }
}
