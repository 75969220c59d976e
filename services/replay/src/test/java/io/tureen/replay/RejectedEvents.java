package io.tureen.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.catalogue.CatalogueText;
import io.tureen.catalogue.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic of its own, and tables as the streams would have made them of one before, with records
 * that were rejected a day ago though they fit: as if the catalogue had been mended and the topic
 * been made anew since.
 */
final class RejectedEvents implements AutoCloseable {
  private static final int PARTITIONS = 2;

  private final ReplayServers servers;
  private final String prefix;
  private final CatalogueText catalogue;
  private final Path file;
  private final Connection connection;
  private final Admin admin;

  /**
   * @param prefix of the names of the topic and the tables
   */
  RejectedEvents(ReplayServers servers, Path directory, String prefix) {
    this.servers = servers;
    this.prefix = prefix;
    this.catalogue =
        new CatalogueText(
            prefix + ".yaml", CatalogueText.builtIn().yaml().replace("menu_app", prefix));
    this.file = directory.resolve(catalogue.source());
    this.admin = Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
    try {
      Files.writeString(file, catalogue.yaml());
      this.connection = DriverManager.getConnection(servers.trino().jdbcUrl());
      // Of the answer: the broker does not know the topic yet, for a moment.
      Uuid topicId =
          admin
              .createTopics(
                  List.of(new NewTopic(topic(), Optional.of(PARTITIONS), Optional.empty())))
              .topicId(topic())
              .get();
      createTables(topicId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void createTables(Uuid topicId) {
    String note =
        "{\"topic_id\":\"%s\",\"catalogue\":\"%s\",\"changes\":[]}"
            .formatted(topicId, Fingerprint.of(catalogue.parse()));
    for (String table : List.of(prefix + "_events", prefix + "_orders")) {
      execute(
          "create table %s (event_id uuid, kafka_partition integer, kafka_offset bigint, ingested_at timestamp(6) with time zone) with (extra_properties = map(array['tureen.catalogue'], array['%s']))"
              .formatted(table, note));
    }
    execute(
        """
        create table %s (kafka_partition integer, kafka_offset bigint, kafka_timestamp timestamp(6) with time zone,
          key varbinary, value varbinary, code varchar, reason varchar, ingested_at timestamp(6) with time zone)\
        """
            .formatted(table()));
  }

  /** Rejects so many records that fit now, of both partitions. */
  void rejectFitting(int records) {
    execute(
        """
        insert into %s select cast(n %% 2 as integer), n / 2, timestamp '2026-11-20 19:30:00.123 UTC' + n * interval '1' second,
          to_utf8('guest-' || cast(n as varchar)),
          to_utf8('{"event_id": "' || cast(uuid() as varchar) || '", "event_type": "login", "event_timestamp": "2026-11-20T19:30:00Z", "user_id": "guest-' || cast(n as varchar) || '"}'),
          'UNKNOWN_EVENT_TYPE', 'It was unknown.', current_timestamp(6) - interval '1' day
        from unnest(sequence(0, %d)) as t (n)\
        """
            .formatted(table(), records - 1));
  }

  /** Rejects so many records without bytes, a multiple of a thousand. */
  void rejectEmpty(int records) {
    execute(
        """
        insert into %s select 0, m * 1000 + n, timestamp '2026-11-20 19:30:00 UTC', null, to_utf8(''), 'EMPTY', 'It was empty.', current_timestamp(6)
        from unnest(sequence(0, %d)) as t (m), unnest(sequence(0, 999)) as u (n)\
        """
            .formatted(table(), records / 1_000 - 1));
  }

  /** What is in the topic becomes rows, as by a stream. */
  void becomeRows() {
    insertEachRecord(prefix + "_events", "(uuid '%s', %d, %d, current_timestamp(6))");
  }

  /** What is in the topic does not fit, as a stream finds. */
  void areRejectedAgain() {
    insertEachRecord(
        table(),
        "(%2$d, %3$d, current_timestamp(6), null, to_utf8('{\"event_id\": \"%1$s\"}'), 'UNKNOWN_EVENT_TYPE', 'It is unknown.', current_timestamp(6))");
  }

  /**
   * Inserts a row for each record of the topic.
   *
   * @param row with a place for the event's id, the partition and the offset
   */
  private void insertEachRecord(String table, String row) {
    String rows =
        records().stream()
            .map(record -> row.formatted(eventId(record), record.partition(), record.offset()))
            .collect(Collectors.joining(", "));
    execute("insert into %s values %s".formatted(table, rows));
  }

  /** Rejects a record for a reason that stays. */
  void rejectForEver(long offset, String value, String code) {
    execute(
        "insert into %s values (0, %d, timestamp '2026-11-20 19:30:00 UTC', null, %s, '%s', 'It does not fit.', current_timestamp(6) - interval '1' day)"
            .formatted(table(), offset, value, code));
  }

  /** Rejects the records of the condition once more, at offsets that are so much higher. */
  void rejectAgain(long later, String condition) {
    execute(
        """
        insert into %1$s select kafka_partition, kafka_offset + %2$d, kafka_timestamp, key, value, code, reason, ingested_at
        from %1$s where %3$s\
        """
            .formatted(table(), later, condition));
  }

  /**
   * Makes the stream's table of duplicates, with the events of the rejected records of a condition.
   */
  void makeDuplicates(String condition) {
    execute(
        """
        create table %s as select cast(json_extract_scalar(from_utf8(value), '$.event_id') as uuid) as event_id,
          kafka_partition, kafka_offset + 5000 as kafka_offset, ingested_at from %s where %s\
        """
            .formatted(prefix + "_events_duplicates", table(), condition));
  }

  ReplaySettings settings() {
    return new ReplaySettings(
        servers.trinoAddress(),
        "hive.default",
        Optional.of(file),
        Map.of("bootstrap.servers", servers.kafka().bootstrapServers()),
        Selection.ALL,
        false,
        Duration.ZERO);
  }

  Path catalogueFile() {
    return file;
  }

  String topic() {
    return prefix + "_events";
  }

  String table() {
    return prefix + "_rejected";
  }

  /** All records of the topic. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers.kafka().bootstrapServers(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic()).stream()
              .map(partition -> new TopicPartition(topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  private static String eventId(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new ObjectMapper().readTree(record.value()).get("event_id").textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
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
