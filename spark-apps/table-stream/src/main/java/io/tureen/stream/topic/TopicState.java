package io.tureen.stream.topic;

/**
 * A topic as Kafka has it now.
 *
 * @param beginning the first records that are still there
 * @param end where the next records will go
 */
public record TopicState(TopicIdentity identity, Offsets beginning, Offsets end) {}
