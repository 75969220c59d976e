package io.tureen.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Where each partition of a topic ended: the offset of the next record. */
record TopicEnds(Map<Integer, Long> next) {
  private static final ObjectMapper JSON = new ObjectMapper();

  TopicEnds {
    next = Map.copyOf(next);
  }

  /** The offset in a partition; 0 in one that was not there. */
  long in(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** In each partition that both know the nearer one; one that either does not know is at 0. */
  TopicEnds nearest(TopicEnds other) {
    Map<Integer, Long> both = new TreeMap<>(next);
    both.keySet().retainAll(other.next.keySet());
    both.replaceAll((partition, offset) -> Math.min(offset, other.in(partition)));
    return new TopicEnds(both);
  }

  /** As JSON, {@code {"0":12,"1":7}}. */
  String text() {
    try {
      return JSON.writeValueAsString(new TreeMap<>(next));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static TopicEnds parse(String text) {
    try {
      return new TopicEnds(JSON.readValue(text, new TypeReference<Map<Integer, Long>>() {}));
    } catch (JsonProcessingException e) {
      throw new ReplayException(
          ReplayProblem.UNDECIDED,
          "The ledger's column topic_ends is '%s', which is not as a replay writes it. Put it back as it was."
              .formatted(text),
          e);
    }
  }
}
