package io.tureen.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TopicGuardTest {

  private final TopicState state =
      new TopicState("sales", "topic-1", offsets(5, 0), offsets(20, 10));
  private final TopicGuard guard = new TopicGuard(state, false, "ACCEPT");
  private final TopicGuard accepting = new TopicGuard(state, true, "ACCEPT");

  @Test
  void theSameTopicPasses() {
    assertThatCode(() -> guard.requireSame("topic-1", "It")).doesNotThrowAnyException();
  }

  @Test
  void aTopicMadeAnewIsRefusedAndTheMessageTellsHowToGoOn() {
    refused(
        StreamProblem.TOPIC_RECREATED,
        () -> guard.requireSame("topic-0", "The table sales"),
        "The table sales was written from a topic with the id topic-0",
        "it was deleted and made anew, or this is another cluster",
        "start the stream once with ACCEPT=topic-1");
  }

  @Test
  void aTopicMadeAnewPassesOnceAccepted() {
    assertThatCode(() -> accepting.requireSame("topic-0", "The table sales"))
        .doesNotThrowAnyException();
  }

  @Test
  void aTopicThatEndsTooEarlyIsRefusedEvenIfAccepted() {
    refused(
        StreamProblem.TOPIC_SHORTER,
        () -> guard.requireReached(offsets(21, 0), "The table"),
        "now ends at 20");
    refused(
        StreamProblem.TOPIC_SHORTER,
        () -> accepting.requireReached(offsets(21, 0), "The table"),
        "offset 21");
    refused(
        StreamProblem.TOPIC_SHORTER,
        () -> guard.requireReached(Offsets.of(Map.of(2, 1L)), "The table"),
        "has no such partition");
  }

  @Test
  void recordsThatExpiredUnreadAreRefusedUnlessAccepted() {
    refused(
        StreamProblem.RECORDS_EXPIRED,
        () -> guard.requireKept(offsets(3, 0), "The table"),
        "2 are gone");
    assertThatCode(() -> accepting.requireKept(offsets(3, 0), "The table"))
        .doesNotThrowAnyException();
  }

  @Test
  void aStartIsMovedToWhereTheTopicBegins() {
    assertThat(guard.withinTopic(Offsets.of(Map.of(1, 4L)))).isEqualTo(offsets(5, 4));
  }

  private static void refused(StreamProblem problem, ThrowingCallable check, String... words) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            StreamException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .message()
        .contains(words);
  }

  private static Offsets offsets(long first, long second) {
    return Offsets.of(Map.of(0, first, 1, second));
  }
}
