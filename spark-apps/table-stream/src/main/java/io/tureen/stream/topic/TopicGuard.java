package io.tureen.stream.topic;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.util.Map;
import java.util.TreeMap;

/**
 * Refuses to go on with a topic that is not the one, or not all of the one, that was read so far.
 */
public final class TopicGuard {
  private final TopicState topic;
  private final String acceptSetting;
  private final boolean accepted;

  /**
   * A guard of this topic.
   *
   * @param accepted whether a person said to go on with this topic whatever is missing from it
   * @param acceptSetting the setting by which that is said
   */
  public TopicGuard(TopicState topic, boolean accepted, String acceptSetting) {
    this.topic = topic;
    this.accepted = accepted;
    this.acceptSetting = acceptSetting;
  }

  /**
   * Checks the id of the topic from which a table was written.
   *
   * @param where which table, for the message
   */
  public void requireSame(String notedTopicId, String where) {
    if (!accepted && !notedTopicId.equals(topic.topicId())) {
      throw new StreamException(
          StreamProblem.TOPIC_RECREATED,
          ("%s was written from a topic with the id %s, but the topic %s now has the id %s: it was deleted and made anew, or this"
                  + " is another cluster. Connect the stream to the Kafka that it was written from. To go on with this topic"
                  + " from its beginning instead, keeping the rows there are, start the stream once with %s=%s.")
              .formatted(
                  where,
                  notedTopicId,
                  topic.name(),
                  topic.topicId(),
                  acceptSetting,
                  topic.topicId()));
    }
  }

  /**
   * Checks that the topic has had all records before {@code noted}.
   *
   * @param where who noted it, for the message
   */
  public void requireReached(Offsets noted, String where) {
    noted
        .partitions()
        .forEach(
            (partition, offset) -> {
              Long end = topic.end().partitions().get(partition);
              if (end == null || end < offset) {
                throw new StreamException(
                    StreamProblem.TOPIC_SHORTER,
                    ("%s was read up to offset %d of partition %d of the topic %s, which %s. Kafka lost records that it had"
                            + " acknowledged, or was put back to an earlier state. Put back its data. To give it up instead,"
                            + " delete the topic and make it anew, and start the stream once with %s set to the new topic's id.")
                        .formatted(
                            where,
                            offset,
                            partition,
                            topic.name(),
                            end == null ? "has no such partition" : "now ends at " + end,
                            acceptSetting));
              }
            });
  }

  /**
   * Checks that no record from {@code start} on is gone from the topic.
   *
   * @param where who wants to go on from there, for the message
   */
  public void requireKept(Offsets start, String where) {
    start
        .partitions()
        .forEach(
            (partition, offset) -> {
              long beginning = topic.beginning().in(partition);
              if (!accepted && offset < beginning) {
                throw new StreamException(
                    StreamProblem.RECORDS_EXPIRED,
                    ("%s goes on at offset %d of partition %d of the topic %s, but Kafka has already deleted the records before"
                            + " %d: %d are gone. Lengthen the topic's retention. To go on without them, start the stream once"
                            + " with %s=%s.")
                        .formatted(
                            where,
                            offset,
                            partition,
                            topic.name(),
                            beginning,
                            beginning - offset,
                            acceptSetting,
                            topic.topicId()));
              }
            });
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
