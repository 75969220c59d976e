package io.tureen.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The records of the topic, counted where they are kept and where they ended. */
final class Records {
  static final String TOPIC = "menu_app_events";

  private Records() {}

  /** How many records the topic has taken since it was made. */
  static long onTopic() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningSystem.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** How many different (partition, offset) the tables hold together. */
  static long distinctInTables() {
    try (Sql sql = RunningSystem.sql()) {
      return sql.number(
          """
          select count(*) from (
            select distinct kafka_partition, kafka_offset from (
              select kafka_partition, kafka_offset from menu_app_events
              union all select kafka_partition, kafka_offset from menu_app_orders
              union all select kafka_partition, kafka_offset from menu_app_rejected
              union all select kafka_partition, kafka_offset from menu_app_events_duplicates
              union all select kafka_partition, kafka_offset from menu_app_orders_duplicates))""");
    }
  }

  /** How many rejected records there are of each reason's code. */
  static Map<String, Long> rejectedByCode() {
    try (Sql sql = RunningSystem.sql()) {
      return sql.rows("select code, count(*) from menu_app_rejected group by code").stream()
          .collect(
              Collectors.toMap(
                  row -> (String) row.get(0),
                  row -> ((Number) row.get(1)).longValue(),
                  Long::sum,
                  HashMap::new));
    }
  }
}
