package io.tureen.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on the topic. */
final class Topic {

  private static final String NAME = "menu_app_events";
  private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([^\"]+)\"");

  private Topic() {}

  /** Every record, up to the end that the topic has now. */
  static List<ConsumerRecord<String, String>> records(String bootstrapServers) {
    Map<String, Object> properties =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class);
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(NAME).stream()
              .map(partition -> new TopicPartition(NAME, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /** The id of each event on the topic; one that is there twice comes twice. */
  static List<String> eventIds(String bootstrapServers) {
    return records(bootstrapServers).stream().map(record -> eventId(record.value())).toList();
  }

  /** The id of each event that has this key. */
  static List<String> eventIdsOf(String bootstrapServers, String key) {
    return records(bootstrapServers).stream()
        .filter(record -> record.key().equals(key))
        .map(record -> eventId(record.value()))
        .toList();
  }

  private static String eventId(String json) {
    Matcher matcher = EVENT_ID.matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("No event_id in " + json);
    }
    return matcher.group(1);
  }
}
