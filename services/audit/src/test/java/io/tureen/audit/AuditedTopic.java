package io.tureen.audit;

import io.tureen.catalogue.CatalogueText;
import io.tureen.settings.Environment;
import io.tureen.settings.KafkaClientProperties;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/** A topic of one partition, and the tables of its streams as these would have made them. */
final class AuditedTopic implements AutoCloseable {
  private final AuditServers servers;
  private final String prefix;
  private final Path file;
  private final Connection connection;
  private final Admin admin;
  private final Uuid topicId;

  /** What a run printed, and its exit status. */
  record Run(int status, String out, String err) {}

  /**
   * @param prefix of the names of the topic and the tables
   */
  AuditedTopic(AuditServers servers, Path directory, String prefix) {
    this.servers = servers;
    this.prefix = prefix;
    this.file = directory.resolve(prefix + ".yaml");
    this.admin = Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
    try {
      Files.writeString(file, CatalogueText.builtIn().yaml().replace("menu_app", prefix));
      this.connection = DriverManager.getConnection(servers.trino().jdbcUrl());
      this.topicId =
          admin
              .createTopics(List.of(new NewTopic(topic(), Optional.of(1), Optional.empty())))
              .topicId(topic())
              .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    for (String table : tables()) {
      execute(
          "create table %s (kafka_partition integer, kafka_offset bigint, ingested_at timestamp(6) with time zone) with (format_version = 2)"
              .formatted(table));
    }
    execute("drop table if exists tureen_audits");
  }

  private List<String> tables() {
    return List.of(events(), orders(), rejected(), duplicates());
  }

  String topic() {
    return prefix + "_events";
  }

  String topicId() {
    return topicId.toString();
  }

  String events() {
    return prefix + "_events";
  }

  String orders() {
    return prefix + "_orders";
  }

  String rejected() {
    return prefix + "_rejected";
  }

  String duplicates() {
    return events() + "_duplicates";
  }

  /** Sends so many records. */
  void send(int records) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      send(producer, records);
      producer.flush();
    }
  }

  /** Sends so many records in a transaction, which leaves a marker. */
  void sendInTransaction(int records, boolean commit) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", prefix))) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, records);
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int records) {
    for (int record = 0; record < records; record++) {
      var _ = producer.send(new ProducerRecord<>(topic(), new byte[] {1}));
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", servers.kafka().bootstrapServers());
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The topic forgets what came before. */
  void expireBefore(long offset) {
    try {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic(), 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The records of these offsets become rows of a table, in one file. */
  void insert(String table, long first, long last) {
    execute(
        "insert into %s select 0, n, current_timestamp(6) from unnest(sequence(%d, %d)) as t (n)"
            .formatted(table, first, last));
  }

  /** All tables say that they have the topic up to there. */
  void commit(long next) {
    tables().forEach(table -> note(table, topicId(), next));
  }

  void note(String table, String id, long next) {
    execute(
        "alter table %s set properties extra_properties = map(array['tureen.committed-offsets'], array['{\"topic_id\":\"%s\",\"next\":{\"0\":%d}}'])"
            .formatted(table, id, next));
  }

  Run audit(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of("--trino", servers.trinoAddress().toString(), "--catalogue", file.toString()));
    arguments.addAll(List.of(options));
    AuditOptions parsed =
        CommandLine.populateCommand(new AuditOptions(), arguments.toArray(String[]::new));
    int status =
        ConsoleAudit.run(
            parsed,
            servers.trinoAddress(),
            Optional.empty(),
            Environment.of(
                Map.of(
                    KafkaClientProperties.BOOTSTRAP_SERVERS, servers.kafka().bootstrapServers())),
            LogLines::of,
            new PrintWriter(out),
            new PrintWriter(err));
    return new Run(status, out.toString(), err.toString());
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    admin.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
