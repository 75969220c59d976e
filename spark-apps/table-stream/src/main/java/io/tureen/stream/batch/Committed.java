package io.tureen.stream.batch;

import io.tureen.stream.topic.Offsets;
import java.io.Serializable;

/**
 * Up to where the tables had the topic's records when a batch began; a table that the stream does
 * not write has none.
 */
record Committed(Offsets events, Offsets rejected, Offsets duplicates) implements Serializable {

  boolean lacksEvent(TopicRecord record) {
    return isBehind(events, record);
  }

  boolean lacksRejected(TopicRecord record) {
    return isBehind(rejected, record);
  }

  boolean lacksDuplicate(TopicRecord record) {
    return isBehind(duplicates, record);
  }

  private static boolean isBehind(Offsets table, TopicRecord record) {
    return record.offset() >= table.in(record.partition());
  }
}
