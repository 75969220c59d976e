package io.tureen.replay;

import java.util.Set;

/**
 * Records that a replay wrote down before it sent them, and did not say that it had: it was killed
 * in between.
 *
 * @param replays those that did
 * @param topicId the topic that it sent them to
 * @param ends where that topic ended before
 */
record Claims(Set<RecordId> records, Set<String> replays, String topicId, TopicEnds ends) {}
