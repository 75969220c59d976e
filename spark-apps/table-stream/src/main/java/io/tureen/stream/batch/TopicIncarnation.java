package io.tureen.stream.batch;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.topic.EventTopic;
import io.tureen.stream.waiting.Waiting;

/**
 * The topic as it was when the stream began. A topic that is made anew has the same name, but never
 * the same id.
 */
public final class TopicIncarnation {
  private final EventTopic topic;
  private final String id;
  private final Waiting waiting;

  public TopicIncarnation(EventTopic topic, String id, Waiting waiting) {
    this.topic = topic;
    this.id = id;
    this.waiting = waiting;
  }

  /** Checks after reading that what was read is of this topic. */
  public void requireStillThere() {
    String now = waiting.until("Kafka", EventTopic::mayPass, topic::id);
    if (!now.equals(id)) {
      throw new StreamException(
          StreamProblem.TOPIC_RECREATED,
          "The topic was deleted and made anew while the stream read it: its id was %s and is %s. Start the stream again: it says what can be done."
              .formatted(id, now));
    }
  }
}
