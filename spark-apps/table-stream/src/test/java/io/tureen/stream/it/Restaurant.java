package io.tureen.stream.it;

import static org.awaitility.Awaitility.await;

import io.tureen.catalogue.Catalogue;
import io.tureen.catalogue.CatalogueText;
import io.tureen.stream.topic.Offsets;
import io.tureen.testing.MetastoreServer;
import io.tureen.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.iceberg.data.Record;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The built-in catalogue with a topic and tables of its own, so that tests do not meet. */
final class Restaurant implements AutoCloseable {
  private static final int PARTITIONS = 2;

  private final Servers servers = Servers.shared();
  private final String name;
  private final MetastoreServer metastore;
  private final URI warehouse;
  private final Path directory;
  private final Path catalogueFile;
  private final Admin admin;
  private final Tables tables;
  private final List<StreamProcess> processes = new ArrayList<>();
  private String yaml;

  Restaurant(String name) {
    this(name, Servers.shared().metastore(), Servers.shared().warehouse());
  }

  /** One whose tables are known to that metastore and below that warehouse. */
  Restaurant(String name, MetastoreServer metastore, URI warehouse) {
    this.name = name;
    this.metastore = metastore;
    this.warehouse = warehouse;
    this.directory = servers.directory().resolve(name);
    this.catalogueFile = directory.resolve("catalogue.yaml");
    this.admin = Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
    this.tables = new Tables(metastore.uri(), warehouse);
    useCatalogue(CatalogueText.builtIn().yaml().replace("menu_app_", name + "_"));
  }

  /** Replaces the catalogue for the processes that are started from now on. */
  void useCatalogue(String changed) {
    yaml = changed;
    try {
      Files.createDirectories(directory);
      Files.writeString(catalogueFile, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String yaml() {
    return yaml;
  }

  String topic() {
    return Catalogue.parse("test", yaml).topic();
  }

  void createTopic() throws ExecutionException, InterruptedException {
    createTopic(Map.of());
  }

  void createTopic(Map<String, String> configuration)
      throws ExecutionException, InterruptedException {
    NewTopic topic = new NewTopic(topic(), PARTITIONS, (short) 1).configs(configuration);
    admin.createTopics(List.of(topic)).all().get();
    // A broker that refuses a producer's first batch, since it has only just heard of the topic,
    // and
    // takes the second one, then refuses the first one for good: it is out of order. A partition
    // that answers for its offsets is there.
    await().ignoreExceptions().until(this::offsetsAnswered);
  }

  private boolean offsetsAnswered() throws ExecutionException, InterruptedException {
    return !endOfTopic().isEmpty();
  }

  /** The offset that the next record of each partition will have. */
  Offsets endOfTopic() throws ExecutionException, InterruptedException {
    Map<Integer, Long> end = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      TopicPartition asked = new TopicPartition(topic(), partition);
      end.put(
          partition,
          admin
              .listOffsets(Map.of(asked, OffsetSpec.latest()))
              .partitionResult(asked)
              .get()
              .offset());
    }
    return Offsets.of(end);
  }

  void deleteTopic() throws ExecutionException, InterruptedException {
    admin.deleteTopics(List.of(topic())).all().get();
  }

  String topicId() throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic()))
        .allTopicNames()
        .get()
        .get(topic())
        .topicId()
        .toString();
  }

  Producer producer() {
    return new Producer(servers.kafka().bootstrapServers(), topic());
  }

  Producer producerOfTransactions() {
    return Producer.ofTransactions(servers.kafka().bootstrapServers(), topic());
  }

  StreamProcess start(String stream) {
    return start(stream, Map.of());
  }

  StreamProcess start(String stream, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TUREEN_STREAM", stream);
    environment.put("TUREEN_CATALOGUE", catalogueFile.toString());
    environment.put("TUREEN_KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
    environment.put("TUREEN_METASTORE_URI", metastore.uri().toString());
    environment.put("TUREEN_WAREHOUSE", warehouse.toString());
    environment.put("TUREEN_TRIGGER_INTERVAL", "PT0.3S");
    environment.putAll(more);
    StreamProcess process = StreamProcess.start(environment);
    processes.add(process);
    return process;
  }

  void dropTable(String suffix) {
    tables.drop(name + "_" + suffix);
  }

  /** The tables, called {@link #tableName}. */
  Tables tables() {
    return tables;
  }

  /** What the table is called that the built-in catalogue calls {@code menu_app_<suffix>}. */
  String tableName(String suffix) {
    return name + "_" + suffix;
  }

  /** All rows of the table that the built-in catalogue calls {@code menu_app_<suffix>}. */
  List<Record> rows(String suffix) {
    return tables.rows(name + "_" + suffix);
  }

  /** Waits until a table has so many rows, no more and no fewer. */
  void awaitRows(String suffix, int count) {
    tables.awaitRows(name + "_" + suffix, count);
  }

  /** Where the rows of a table came from, as partition and offset. */
  List<String> origins(String suffix) {
    return tables.origins(name + "_" + suffix);
  }

  /** Up to where a table says that it has the topic's records. */
  Offsets committed(String suffix) {
    return tables.committed(name + "_" + suffix);
  }

  @Override
  public void close() {
    processes.stream().map(StreamProcess::process).forEach(ServerProcess::close);
    admin.close();
  }
}
