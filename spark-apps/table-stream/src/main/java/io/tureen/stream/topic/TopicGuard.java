package io.tureen.stream.topic;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Refuses to go on with a topic that is not the one, or not all of the one, that was read so far.
 */
public final class TopicGuard {
  private final TopicState topic;
  private final Decisions decisions;

  /**
   * A guard of this topic.
   *
   * @param decisions what a person decided about records that are missing
   */
  public TopicGuard(TopicState topic, Decisions decisions) {
    this.topic = topic;
    this.decisions = decisions;
  }

  /**
   * Checks the id of the topic from which a table was written.
   *
   * @param table its name
   */
  public void requireSame(String notedTopicId, String table) {
    String decision = Decisions.of("other-topic", topic.name(), topic.topicId());
    if (!notedTopicId.equals(topic.topicId()) && !decisions.include(decision)) {
      throw new StreamException(
          StreamProblem.TOPIC_RECREATED,
          ("The table %s was written from a topic with the id %s, but the topic %s now has the id %s: it was deleted and made anew, or this"
                  + " is another cluster. Connect the stream to the Kafka that it was written from. To go on with this topic"
                  + " from its beginning instead, keeping the rows there are, start the stream once with %s.")
              .formatted(
                  table, notedTopicId, topic.name(), topic.topicId(), Decisions.setting(decision)));
    }
  }

  /** Checks that Kafka keeps every record for as long as the topic's retention says. */
  public void requireNotCompacted() {
    String decision = Decisions.of("compacted", topic.name(), topic.topicId());
    if (topic.compacted() && !decisions.include(decision)) {
      throw new StreamException(
          StreamProblem.TOPIC_COMPACTED,
          ("The topic %s has cleanup.policy=compact: of the events of one user Kafka keeps the last, and deletes the others, maybe before they are"
                  + " rows. Set cleanup.policy=delete (kafka-configs --alter --entity-type topics --entity-name %s --add-config"
                  + " cleanup.policy=delete). To go on as it is, start the stream once with %s.")
              .formatted(topic.name(), topic.name(), Decisions.setting(decision)));
    }
  }

  /**
   * Checks that the topic has had all records before {@code noted}.
   *
   * @param table which noted it
   */
  public void requireReached(Offsets noted, String table) {
    noted
        .partitions()
        .forEach(
            (partition, offset) -> {
              Long end = topic.end().partitions().get(partition);
              if (end == null || end < offset) {
                throw new StreamException(
                    StreamProblem.TOPIC_SHORTER,
                    ("The table %s has the records up to offset %d of partition %d of the topic %s, which %s. Kafka lost records that it had"
                            + " acknowledged, or was put back to an earlier state. Put back its data. To give it up instead,"
                            + " delete the topic and make it anew; the stream then says what to decide.")
                        .formatted(
                            table,
                            offset,
                            partition,
                            topic.name(),
                            end == null ? "has no such partition" : "now ends at " + end));
              }
            });
  }

  /**
   * Checks that the topic still has every record that a table lacks, in each of its partitions.
   *
   * @param tables where each table goes on; a partition that it does not know was added since
   */
  public void requireKept(Map<String, Offsets> tables) {
    Map<Integer, Long> lacking = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    tables.forEach(
        (table, next) ->
            topic
                .beginning()
                .partitions()
                .forEach(
                    (partition, beginning) -> {
                      if (next.in(partition) < beginning) {
                        lacking.merge(partition, next.in(partition), Math::min);
                        names.add(table);
                      }
                    }));
    Offsets from = Offsets.of(lacking);
    String decision = Decisions.of("records-expired", topic.name(), topic.topicId(), from);
    if (!from.isEmpty() && !decisions.include(decision)) {
      throw new StreamException(
          StreamProblem.RECORDS_EXPIRED,
          ("%s: the stream goes on at the offsets %s of the topic %s, but Kafka has already deleted records there. The topic now"
                  + " begins at %s. Lengthen its retention. To go on without the records in between, start the stream once with"
                  + " %s.")
              .formatted(
                  String.join(", ", names),
                  from,
                  topic.name(),
                  topic.beginning(),
                  Decisions.setting(decision)));
    }
  }

  /** {@code start}, moved forward to where the topic now begins. */
  public Offsets withinTopic(Offsets start) {
    Map<Integer, Long> within = new TreeMap<>();
    topic
        .end()
        .partitions()
        .keySet()
        .forEach(
            partition ->
                within.put(
                    partition, Math.max(start.in(partition), topic.beginning().in(partition))));
    return Offsets.of(within);
  }
}
