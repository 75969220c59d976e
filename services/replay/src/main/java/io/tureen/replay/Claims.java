package io.tureen.replay;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records that replays wrote down before they sent them, and did not say that they had: they were
 * killed in between.
 *
 * @param byReplay what each of them claimed
 * @param topicId the topic that they sent them to
 * @param ends where that topic ended before
 */
record Claims(Map<String, Set<RecordId>> byReplay, String topicId, TopicEnds ends) {

  Set<RecordId> records() {
    return byReplay.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
  }
}
