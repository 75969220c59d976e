package io.tureen.stream.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** An offset in each partition of a topic: the offset of the next record. Immutable. */
public final class Offsets implements Serializable {
  public static final Offsets NONE = new Offsets(Map.of());

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeMap<Integer, Long> next;

  private Offsets(Map<Integer, Long> next) {
    this.next = new TreeMap<>(next);
  }

  public static Offsets of(Map<Integer, Long> next) {
    return new Offsets(next);
  }

  /** Reads the form in which Spark notes the offsets of one topic, {@code {"topic": {"0": 12}}}. */
  public static Offsets ofSpark(String json, String topic) throws JsonProcessingException {
    TreeMap<Integer, Long> next = new TreeMap<>();
    JSON.readTree(json)
        .path(topic)
        .properties()
        .forEach(entry -> next.put(Integer.valueOf(entry.getKey()), entry.getValue().longValue()));
    return new Offsets(next);
  }

  /** The offset in a partition; 0 in one that is not known. */
  public long in(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  public SortedMap<Integer, Long> partitions() {
    return Collections.unmodifiableSortedMap(next);
  }

  /** In each partition the further of the two. */
  public Offsets furthest(Offsets other) {
    return merge(other, Math::max);
  }

  /**
   * In each partition the nearer of the two; a partition that one of them does not know is at its
   * beginning.
   */
  public Offsets nearest(Offsets other) {
    TreeMap<Integer, Long> both = new TreeMap<>();
    next.forEach(
        (partition, offset) -> {
          if (other.next.containsKey(partition)) {
            both.put(partition, Math.min(offset, other.in(partition)));
          }
        });
    return new Offsets(both);
  }

  /** How many records lie between these offsets and those further on. */
  public long until(Offsets end) {
    return end.next.entrySet().stream()
        .mapToLong(entry -> Math.max(0, entry.getValue() - in(entry.getKey())))
        .sum();
  }

  public boolean isEmpty() {
    return next.isEmpty();
  }

  private Offsets merge(Offsets other, BinaryOperator<Long> choice) {
    TreeMap<Integer, Long> both = new TreeMap<>(next);
    other.next.forEach((partition, offset) -> both.merge(partition, offset, choice));
    return new Offsets(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Offsets offsets && next.equals(offsets.next);
  }

  @Override
  public int hashCode() {
    return next.hashCode();
  }

  /** As JSON, {@code {"0":12,"1":7}}, without spaces. */
  @Override
  public String toString() {
    StringBuilder json = new StringBuilder("{");
    next.forEach(
        (partition, offset) ->
            json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(partition)
                .append("\":")
                .append(offset));
    return json.append('}').toString();
  }
}
