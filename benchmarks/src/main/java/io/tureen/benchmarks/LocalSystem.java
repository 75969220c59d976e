package io.tureen.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tureen.stream.files.LocalDisk;
import io.tureen.stream.table.HiveTables;
import io.tureen.upkeep.UpkeepOptions;
import io.tureen.upkeep.UpkeepSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The running system that is measured, found by what {@code ./tureen status} says. */
record LocalSystem(URI api, URI trino, String kafka, List<Part> parts) {
  /** A process of the system. */
  record Part(String name, long pid, String address) {}

  static final String TOPIC = "menu_app_events";

  static final List<String> TABLES =
      List.of(
          "menu_app_events",
          "menu_app_orders",
          "menu_app_rejected",
          "menu_app_events_duplicates",
          "menu_app_orders_duplicates");

  /**
   * @throws IllegalStateException if the system is not up
   */
  static LocalSystem running() throws IOException, InterruptedException {
    Process status =
        new ProcessBuilder(
                Path.of(System.getenv("TUREEN_HOME"), "tureen").toString(),
                "status",
                "--output",
                "json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode json = new ObjectMapper().readTree(status.getInputStream());
    if (status.waitFor() != 0) {
      throw new IllegalStateException("not every part is well: see ./tureen status");
    }
    List<Part> parts =
        StreamSupport.stream(json.get("parts").spliterator(), false)
            .map(
                part ->
                    new Part(
                        part.get("name").asText(),
                        part.get("process").get("pid").asLong(),
                        part.get("address").asText()))
            .toList();
    return new LocalSystem(
        URI.create(json.get("api").asText()),
        URI.create(json.get("trino").asText()),
        address("kafka", parts),
        parts);
  }

  /** Where the Hive Metastore answers. */
  URI metastore() {
    return URI.create("thrift://" + address("metastore", parts));
  }

  /** The tables past Trino, with files written as the streams write theirs. */
  Catalog tables() {
    Configuration files = new Configuration();
    files.set("fs.file.impl", LocalDisk.class.getName());
    return HiveTables.at(metastore(), URI.create("file:///"), files, "benchmark");
  }

  /**
   * The settings of the schedule's upkeep.
   *
   * @param options of {@code ./tureen maintain}, for those that are others
   */
  UpkeepSettings upkeep(String... options) {
    UpkeepOptions upkeep = new UpkeepOptions();
    CommandSpec command =
        CommandSpec.create().addMixin("upkeep", CommandSpec.forAnnotatedObject(upkeep));
    new CommandLine(command).parseArgs(options);
    return upkeep.settings(trino(), Optional.empty());
  }

  private static String address(String name, List<Part> parts) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow()
        .address();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:trino://%s/hive/default?user=benchmark".formatted(trino.getAuthority()));
  }

  /** The rows of all tables together. */
  static long rows(Connection trino) throws SQLException {
    long rows = 0;
    for (String table : TABLES) {
      rows += ((Number) query(trino, "select count(*) from " + table).getFirst()[0]).longValue();
    }
    return rows;
  }

  /**
   * Waits until the tables hold a number of rows.
   *
   * @return how long it took, in seconds
   */
  static double awaitRows(Connection trino, long expected) throws SQLException {
    long start = System.nanoTime();
    long deadline = start + 300_000_000_000L;
    long rows = rows(trino);
    while (rows < expected) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "after 5 minutes %,d rows of %,d are there".formatted(rows, expected));
      }
      rows = rows(trino);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Waits until each record of the topic is a row, so that a measurement starts on a quiet system.
   *
   * @return how long it took, in seconds
   */
  double awaitEveryRecord(Connection trino) throws SQLException {
    return awaitRows(trino, recordsOnTopic());
  }

  /** How many records the topic has taken since it was made. */
  private long recordsOnTopic() {
    return endOfTopic().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The offset of the next record in each partition. */
  Map<Integer, Long> endOfTopic() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<Integer, Long> end = new TreeMap<>();
      consumer
          .endOffsets(partitions(consumer))
          .forEach((partition, offset) -> end.put(partition.partition(), offset));
      return end;
    }
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(TOPIC).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /** Runs a statement that changes rows. */
  static void update(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  static List<Object[]> query(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Object[]> rows = new ArrayList<>();
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        Object[] row = new Object[width];
        for (int column = 0; column < width; column++) {
          row[column] = result.getObject(column + 1);
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
