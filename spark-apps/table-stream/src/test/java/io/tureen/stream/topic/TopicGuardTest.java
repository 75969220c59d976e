package io.tureen.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tureen.stream.failure.StreamException;
import io.tureen.stream.failure.StreamProblem;
import io.tureen.stream.settings.Decisions;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TopicGuardTest {

  private final TopicState state =
      new TopicState("sales", "topic-1", false, offsets(5, 0), offsets(20, 10));
  private final TopicGuard guard = deciding();

  @Test
  void theSameTopicPasses() {
    assertThatCode(() -> guard.requireSame("topic-1", "It")).doesNotThrowAnyException();
  }

  @Test
  void aTopicMadeAnewIsRefusedAndTheMessageTellsHowToGoOn() {
    refused(
        StreamProblem.TOPIC_RECREATED,
        () -> guard.requireSame("topic-0", "sales"),
        "The table sales was written from a topic with the id topic-0",
        "it was deleted and made anew, or this is another cluster",
        "start the stream once with TUREEN_DECISIONS=other-topic/sales/topic-1.");
  }

  @Test
  void aTopicMadeAnewPassesOnceDecided() {
    assertThatCode(() -> deciding("other-topic/sales/topic-1").requireSame("topic-0", "sales"))
        .doesNotThrowAnyException();
    refused(
        StreamProblem.TOPIC_RECREATED,
        () -> deciding("other-topic/sales/topic-0").requireSame("topic-0", "sales"),
        "other-topic/sales/topic-1");
  }

  @Test
  void aTopicThatForgetsEarlierEventsOfAUserIsRefusedUnlessAPersonDecided() {
    refused(
        StreamProblem.TOPIC_COMPACTED,
        () -> compacted("compacted/sales/topic-0").requireNotCompacted(),
        "Set cleanup.policy=delete",
        "once with TUREEN_DECISIONS=compacted/sales/topic-1.");

    assertThatCode(() -> compacted("compacted/sales/topic-1").requireNotCompacted())
        .doesNotThrowAnyException();
    assertThatCode(guard::requireNotCompacted).doesNotThrowAnyException();
  }

  private TopicGuard compacted(String decision) {
    TopicState topic = new TopicState("sales", "topic-1", true, state.beginning(), state.end());
    return new TopicGuard(topic, new Decisions(Set.of(decision)));
  }

  @Test
  void aTopicThatEndsTooEarlyIsRefused() {
    refused(
        StreamProblem.TOPIC_SHORTER,
        () -> guard.requireReached(offsets(21, 0), "sales"),
        "now ends at 20");
    refused(
        StreamProblem.TOPIC_SHORTER,
        () -> guard.requireReached(Offsets.of(Map.of(2, 1L)), "sales"),
        "has no such partition");
  }

  @Test
  void recordsThatExpiredUnreadAreRefusedUnlessAPersonDecided() {
    refused(
        StreamProblem.RECORDS_EXPIRED,
        () -> guard.requireKept(Map.of("sales", offsets(3, 0), "rejected", offsets(4, 0))),
        "rejected, sales: the stream goes on at the offsets {\"0\":3}",
        "once with TUREEN_DECISIONS=records-expired/sales/topic-1/0=3.");

    TopicGuard decided = deciding("records-expired/sales/topic-1/0=3");
    assertThatCode(() -> decided.requireKept(Map.of("sales", offsets(3, 0))))
        .doesNotThrowAnyException();
    refused(
        StreamProblem.RECORDS_EXPIRED,
        () -> decided.requireKept(Map.of("sales", offsets(4, 0))),
        "0=4");
  }

  @Test
  void recordsThatExpiredInAPartitionThatWasAddedMeanwhileAreMissedToo() {
    refused(
        StreamProblem.RECORDS_EXPIRED,
        () -> guard.requireKept(Map.of("sales", Offsets.of(Map.of(1, 4L)))),
        "goes on at the offsets {\"0\":0}");
  }

  @Test
  void aStartIsMovedToWhereTheTopicBegins() {
    assertThat(guard.withinTopic(Offsets.of(Map.of(1, 4L)))).isEqualTo(offsets(5, 4));
  }

  private TopicGuard deciding(String... decisions) {
    return new TopicGuard(state, new Decisions(Set.of(decisions)));
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
